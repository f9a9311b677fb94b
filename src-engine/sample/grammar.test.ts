import { describe, expect, it } from 'vitest'
import { expand, Grammar } from './grammar'
import { Rng } from './rng'
import { talks } from './topics/index'

const slots = 'thing symptom cause fix month lastMonth coming news lip epoch release'.split(' ')
const filled = Object.fromEntries(slots.map((slot) => [slot, slot]))
const nobody = () => '@nobody'

describe('Grammar', () => {
  const grammar = new Grammar({ fruit: ['{colour} apple'], colour: ['red'] }, ['thing'])
  const say = (text: string, bindings = {}) =>
    expand(grammar.compile(text), new Rng('grammar'), bindings, nobody)

  it('fills slots, nested ones too, and raises the first letter on demand', () => {
    expect(say('A {fruit}. {^fruit}!')).toBe('A red apple. Red apple!')
  })

  it('takes what the conversation has fixed', () => {
    expect(say('{^thing} and {fruit}', { thing: 'the map', fruit: 'pear' })).toBe(
      'The map and pear',
    )
  })

  it('knows numbers, choices and mentions', () => {
    expect(say('{@} has {4-4} [pears|pears]')).toBe('@nobody has 4 pears')
  })

  it('leaves code alone', () => {
    const code = 'f({ a: [1, 2] }) || {}'
    expect(say(code)).toBe(code)
  })

  it('refuses a slot that does not exist', () => {
    expect(() => grammar.compile('{nothing}')).toThrow('no slot {nothing}')
  })
})

describe('topics', () => {
  it.each([...talks.values()])('$id has a case and a text for every act', (talk) => {
    expect(talk.caseRules.length).toBeGreaterThan(0)
    const rng = new Rng(talk.id)
    for (const rules of Object.values(talk.acts)) {
      expect(rules.length).toBeGreaterThan(0)
      for (const rule of rules) {
        const text = expand(rule, rng, filled, nobody)
        expect(text).not.toMatch(/\{[@^]?\w+\}|\[\w+\|/)
        expect(text).not.toBe('')
      }
    }
  })
})
