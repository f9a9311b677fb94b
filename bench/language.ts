import {
  type Found,
  f1,
  measureEntities,
  measureLanguages,
  measureQuestions,
  measureTone,
  precision,
  recall,
} from './labels'
import type { Report } from './report'

/** Prints how well questions, languages, names, feelings and swear words are told, against the labelled messages. */
export function benchLanguage(report: Report): void {
  const say = (name: string, found: Found) => report.say(line(name, found))
  report.section('Questions')
  const questions = {
    tuning: measureQuestions('tuning'),
    held_out: measureQuestions('held_out'),
  }
  say('tuning', questions.tuning)
  say('held out', questions.held_out)

  report.section('Languages')
  const languages = measureLanguages()
  report.say(
    `${languages.right} of ${languages.messages} right, ${languages.wrong} wrong, ${languages.unsaid} not said; ` +
      `nothing said of ${languages.none} of ${languages.without} without one`,
  )

  const entities = { tuning: measureEntities('tuning'), held_out: measureEntities('held_out') }
  for (const [half, { exact, spans, types }] of Object.entries(entities)) {
    report.section(`Names, ${half.replace('_', ' ')}`)
    say('place and type', exact)
    say('place', spans)
    for (const { type, found } of types) say(type, found)
  }

  report.section('Tone')
  const tone = measureTone()
  report.say(`sentiment: ${tone.sentiment} of ${tone.messages} right (good, bad, neither)`)
  say('swear words', tone.swearing)
  report.details.language = { questions, languages, entities, tone }
}

function line(name: string, found: Found): string {
  const [p, r, f] = [precision(found), recall(found), f1(found)].map((value) => value.toFixed(2))
  const { said, right, there } = found
  return `${name.padEnd(16)} precision ${p}  recall ${r}  F1 ${f}   ${right} of ${said} said, of ${there} there`
}
