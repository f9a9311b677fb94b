import { drawPicture, type Motif } from './art'
import { DAY } from './clock'
import { type Attachment, type Draft, draft } from './draft'
import type { Person } from './people'
import { ballot, pause, react, type Scene, say } from './scene'
import type { Act } from './topics/topic'

const HAPPY = ['👍', '❤️', '🔥', '🏮', '💯', '🚀', '🎉', '👀', '🙌', '👩‍💻', 'glow', 'lantern']
const SOLVED = ['✅', '🙏', '💯', '❤️', '🧠', 'wick']
const WARM = ['❤️', '🔥', '✨', '🌻', '🐈', '🏳️‍🌈', '⛷🏼', 'glow', 'partyflame']
const FUNNY = ['😂', '💯', '👀', '🐈', '🤷']
const HELLO = ['👋', '🏮', '❤️', '🇲🇽', '🇩🇪', '🇵🇹', '🇰🇪', '👍🏽', 'lantern']

/** Somebody asks (the visitor, if there is one); with luck somebody who knows answers. */
export function question(scene: Scene, visitor?: Person): void {
  const { rng, crowd, talk } = scene
  const asker =
    visitor ??
    (rng.chance(0.5)
      ? crowd.newcomer(talk.id, scene.now, rng)
      : crowd.draw(talk.id, scene.now, rng))
  scene.people.push(asker)
  const asked = say(scene, asker, 'ask')
  if (rng.chance(0.12)) attachLog(asked, scene)
  react(scene, asked, 0.25, ['👀', '👍', '🤔'])
  answer(scene, asker, asked)
}

/** What follows a question. */
export function answer(scene: Scene, asker: Person, asked: Draft): void {
  const { rng, crowd, talk } = scene
  if (rng.chance(0.17)) {
    if (rng.chance(0.4)) {
      pause(scene, 600)
      say(scene, asker, 'bump')
    }
    return
  }
  pause(scene, rng.chance(0.15) ? 420 : 14)
  const helper = rng.chance(0.72)
    ? crowd.expert(talk.id, scene.now, rng, asker)
    : other(scene, asker)
  scene.people.push(helper)
  let last = asked
  if (rng.chance(0.38)) {
    say(scene, helper, 'clarify', rng.chance(0.7) ? last : null)
    pause(scene, 6)
    last = say(scene, asker, 'detail', rng.chance(0.5) ? (scene.drafts.at(-1) ?? null) : null)
    pause(scene, 7)
  }
  const solution = say(scene, helper, 'answer', rng.chance(0.75) ? last : null)
  react(scene, solution, 1.1, SOLVED)
  if (talk.id === 'development' && rng.chance(0.05)) solution.isPinned = true
  if (rng.chance(0.3)) {
    pause(scene, 12)
    const second = other(scene, helper)
    scene.people.push(second)
    say(scene, second, 'addon', rng.chance(0.5) ? solution : null)
  }
  if (rng.chance(0.62)) {
    pause(scene, 20)
    react(scene, say(scene, asker, 'confirm', rng.chance(0.7) ? solution : null), 0.5, [
      '❤️',
      '🙌',
      '👍',
    ])
  }
}

function other(scene: Scene, than: Person): Person {
  const person = scene.crowd.draw(scene.talk.id, scene.now, scene.rng)
  return person === than ? scene.crowd.expert(scene.talk.id, scene.now, scene.rng, than) : person
}

const TURNS: readonly (readonly [Act, number])[] = [
  ['agree', 0.28],
  ['extend', 0.56],
  ['doubt', 0.72],
  ['wonder', 0.86],
  ['joke', 0.94],
  ['praise', 1],
]

/** Two to six people talk about something. */
export function discussion(scene: Scene): void {
  const { rng, crowd, talk } = scene
  const opener = rng.chance(0.3)
    ? crowd.expert(talk.id, scene.now, rng, crowd.people.bots.Carl)
    : crowd.draw(talk.id, scene.now, rng)
  scene.people = crowd.several(talk.id, scene.now, rng.int(2, 6), rng, opener)
  react(scene, say(scene, opener, 'open'), 0.9, HAPPY)
  turns(scene, Math.min(1 + Math.floor(rng.wait(4.5)), scene.people.length * 4), 2.5)
}

/** Lets the people of the scene take turns. */
export function turns(scene: Scene, count: number, minutes: number): void {
  const { rng } = scene
  let last: Person | undefined = scene.drafts.at(-1)?.person
  for (let i = 0; i < count; i++) {
    pause(scene, rng.chance(0.06) ? minutes * 20 : minutes)
    const others = scene.people.filter((one) => one !== last)
    const person = others.length > 0 && rng.chance(0.86) ? rng.pick(others) : rng.pick(scene.people)
    const before = scene.drafts.at(-1)
    const isLast = i === count - 1 && rng.chance(0.5)
    const act = isLast ? 'close' : before && isQuestion(before) ? 'reply' : turn(rng.next())
    const said = say(scene, person, act, rng.chance(0.34) ? recent(scene, person) : null)
    react(scene, said, act === 'joke' ? 1.6 : 0.42, act === 'joke' ? FUNNY : HAPPY)
    last = person
  }
}

/** One of the last messages, preferably of somebody else; null when only the person has spoken. */
function recent(scene: Scene, person: Person): Draft | null {
  const { rng, drafts } = scene
  const back = Math.floor(rng.next() * rng.next() * Math.min(4, drafts.length))
  const others = drafts.filter((one) => one.person !== person)
  return others.at(-1 - back) ?? others.at(-1) ?? null
}

function turn(roll: number): Act {
  return TURNS.find(([, below]) => roll < below)?.[0] ?? 'extend'
}

function isQuestion(message: Draft): boolean {
  return message.content.endsWith('?')
}

/** Somebody shows pictures. */
export function gallery(scene: Scene): void {
  const { rng, crowd, talk } = scene
  const person = crowd.draw(talk.id, scene.now, rng)
  scene.people.push(person)
  const shown = say(scene, person, 'show')
  for (let n = rng.chance(0.25) ? rng.int(2, 3) : 1; n > 0; n--) {
    shown.attachments.push(picture(scene))
  }
  react(scene, shown, 3.2, WARM)
  for (let n = Math.floor(rng.wait(1.6)); n > 0; n--) {
    pause(scene, 25)
    const guest = other(scene, person)
    if (!scene.people.includes(guest)) scene.people.push(guest)
    say(scene, guest, 'praise', rng.chance(0.5) ? shown : null)
  }
}

const SIZES: readonly (readonly [number, number])[] = [
  [640, 360],
  [800, 450],
  [480, 480],
  [360, 520],
  [960, 400],
]
const SCENERY: readonly Motif[] = ['landscape', 'landscape', 'lantern', 'quilt']
const MOTIFS: Readonly<Record<string, readonly Motif[]>> = {
  design: ['screen', 'quilt', 'lantern', 'screen'],
  treasury: ['chart'],
  development: ['chart', 'screen'],
}

function picture(scene: Scene): Attachment {
  const { rng } = scene
  const motif: Motif = rng.pick(MOTIFS[scene.talk.id] ?? SCENERY)
  const [width, height] = rng.pick(SIZES)
  const seed = rng.hex(12)
  const name = rng.pick([
    'IMG_%.png',
    'photo-%.png',
    `${motif}-%.png`,
    'image.png',
    `SPOILER_${motif}.png`,
  ])
  const fileName = name.replace('%', String(rng.int(1000, 9999)))
  if (rng.chance(0.08))
    return {
      fileName: `clip-${rng.int(10, 99)}.mp4`,
      bytes: null,
      size: rng.int(400_000, 9_000_000),
    }
  return { fileName, bytes: () => drawPicture(motif, seed, width, height), size: 0 }
}

function attachLog(message: Draft, scene: Scene): void {
  const { rng } = scene
  const isTable = rng.chance(0.4)
  const lines = Array.from({ length: rng.int(8, 40) }, (_, i) =>
    isTable
      ? `${i + 1},${rng.int(100, 9999)},${rng.pick(['yes', 'no', 'abstain'])}`
      : `[${String(i).padStart(3, '0')}] ${rng.pick(['info', 'info', 'warn', 'error'])} ${rng.pick(['connected', 'retry in 5 s', 'block received', 'timeout', 'vote stored'])}`,
  )
  if (isTable) lines.unshift('ballot,weight,choice')
  const text = Buffer.from(`${lines.join('\n')}\n`)
  message.attachments.push({
    fileName: isTable ? 'ballots.csv' : 'wick-debug.txt',
    bytes: () => text,
    size: text.length,
  })
}

/** Somebody posts an address, or forwards an announcement. */
export function link(scene: Scene, news: Draft | undefined): void {
  const { rng, crowd, talk } = scene
  const person = crowd.draw(talk.id, scene.now, rng)
  scene.people.push(person)
  let shared: Draft
  if (news && rng.chance(0.14)) {
    shared = draft(scene.now, person, '')
    shared.forwards = news
    scene.drafts.push(shared)
  } else shared = say(scene, person, 'share')
  react(scene, shared, 1.2, HAPPY)
  scene.people.push(...crowd.several(talk.id, scene.now, 2, rng).filter((one) => one !== person))
  turns(scene, Math.floor(rng.wait(1.8)), 9)
}

/** Good mornings. */
export function greeting(scene: Scene): void {
  const { rng, crowd, talk } = scene
  scene.people = crowd.several(talk.id, scene.now, rng.int(2, 7), rng)
  for (const [i, person] of scene.people.entries()) {
    if (i > 0) pause(scene, 16)
    const act: Act = i === 0 ? 'open' : turn(rng.next())
    react(scene, say(scene, person, act === 'praise' ? 'agree' : act), 0.5, [
      'gm',
      '☕',
      '👋',
      '🌻',
    ])
  }
}

/** A newcomer says hello and is welcomed. */
export function introduction(scene: Scene, known: Set<number>, visitor?: Person): void {
  const { rng, crowd, talk } = scene
  let person = visitor ?? crowd.newcomer(talk.id, scene.now, rng, 3)
  for (let tries = 0; !visitor && tries < 6 && known.has(person.index); tries++) {
    person = crowd.newcomer(talk.id, scene.now, rng, 6)
  }
  const isNew = scene.now - person.joinedAt < 10 * DAY
  const isFirst = isNew && !known.has(person.index) && !person.isBot
  if (!isFirst) person = crowd.expert(talk.id, scene.now, rng, person)
  known.add(person.index)
  scene.people.push(person)
  const hello = say(scene, person, isFirst ? 'ask' : 'open')
  react(scene, hello, 2.4, HELLO)
  for (let n = Math.floor(rng.wait(1.9)); n > 0; n--) {
    pause(scene, 18)
    const host = crowd.expert(talk.id, scene.now, rng, person)
    if (!scene.people.includes(host)) scene.people.push(host)
    say(scene, host, n > 1 && rng.chance(0.6) ? 'addon' : 'answer', rng.chance(0.6) ? hello : null)
  }
  if (scene.drafts.length > 1 && rng.chance(0.4)) {
    pause(scene, 30)
    say(scene, person, 'confirm')
  }
}

/** A proposal with votes as reactions. */
export function proposal(scene: Scene): void {
  const { rng, crowd } = scene
  const person = rng.chance(0.6)
    ? crowd.expert('governance', scene.now, rng, crowd.people.bots.Beacon)
    : crowd.draw('governance', scene.now, rng)
  scene.people = crowd.several('governance', scene.now, rng.int(3, 6), rng, person)
  const text = say(scene, person, 'propose')
  ballot(scene, text, 14)
  if (rng.chance(0.3)) text.editedAt = scene.now + rng.int(60_000, 7_000_000)
  turns(scene, Math.floor(rng.wait(2)), 60)
}

/** News from the team; with a text when it is a milestone. */
export function announcement(scene: Scene, milestone?: string): void {
  const { rng, crowd } = scene
  const team = crowd.people.all.filter((one) => one.roles[0]?.name === 'Team')
  const person = rng.pick(team)
  scene.people.push(person)
  const news =
    milestone === undefined ? say(scene, person, 'announce') : draft(scene.now, person, milestone)
  if (milestone !== undefined) scene.drafts.push(news)
  if (rng.chance(0.2))
    news.attachments.push({ fileName: 'banner.png', bytes: banner(rng.hex(8)), size: 0 })
  if (rng.chance(0.25)) news.editedAt = scene.now + rng.int(60_000, 3_600_000)
  news.isPinned = rng.chance(0.06)
  react(scene, news, milestone === undefined ? 12 : 30, [
    '🎉',
    '🏮',
    '🔥',
    '❤️',
    '🚀',
    '👨‍👩‍👧‍👦',
    'lantern',
    'partyflame',
  ])
}

function banner(seed: string): () => Buffer {
  return () => drawPicture('lantern', seed, 960, 400)
}
