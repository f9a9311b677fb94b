import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { channels } from './rendering/channels.mjs'
import { filesOf } from './rendering/dce.mjs'
import { CHANNEL_TYPES, type Export, FORMS, MESSAGE_TYPES } from './rendering/forms'

const FOLDER = join(import.meta.dirname, '../fixtures/rendering')

const exported = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Export)
const messages = exported.flatMap((file) => file.messages)

describe('fixtures/rendering', () => {
  it('is what scripts/rendering writes', () => {
    for (const [path, content] of filesOf(channels)) {
      const file = join(FOLDER, path)
      if (typeof content === 'string') expect(readFileSync(file, 'utf8'), path).toBe(content)
      else expect(existsSync(file), path).toBe(true)
    }
  })

  it('has channels that fit one page, with ids of their own', () => {
    const ids = exported.flatMap((file) =>
      file.messages.map(({ id }) => `${file.channel.id}/${id}`),
    )
    const once = channels.filter(({ file }) => file === undefined)
    expect(new Set(once.map(({ number }) => number)).size).toBe(once.length)
    expect(ids.length).toBeGreaterThan(0)
    for (const file of exported) {
      expect(file.messages.length, file.channel.name).toBeLessThanOrEqual(200)
      expect(file.messageCount).toBe(file.messages.length)
      expect(new Set(file.messages.map(({ id }) => id)).size).toBe(file.messages.length)
    }
  })

  it.each(MESSAGE_TYPES)('has a message of type %s', (type) => {
    expect(messages.some((message) => message.type === type)).toBe(true)
  })

  it.each(CHANNEL_TYPES)('has a channel of type %s', (type) => {
    expect(exported.some((file) => file.channel.type === type)).toBe(true)
  })

  for (const [form, occurs] of Object.entries(FORMS)) {
    it(`has ${form}`, () => expect(exported.some(occurs)).toBe(true))
  }
})
