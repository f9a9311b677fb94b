import { describe, expect, it } from 'vitest'
import { timeFormat } from '../ui/time-format'
import { excerptLine } from './excerpt'

const time = timeFormat({ tz: 'Asia/Tokyo', hour_cycle: 'h23', date_style: 'dmy' })

describe('excerptLine', () => {
  it.each([
    ['**When** does *it* leave?\nI __must__ know.', 'When does it leave? I must know.'],
    ['# Head\n- one\n- two\n> said', 'Head • one • two said'],
    ['the ||secret|| is `out`', 'the ▮▮▮ is out'],
    ['[the tables](https://e.com) <https://f.com>', 'the tables https://f.com'],
    ['<:wave:123456789012345678> <t:1700000000:f>', ':wave: 15 Nov 2023, 07:13'],
    ['<t:0> <t:0:t>', '1 Jan 1970, 09:00 09:00'],
    ['<@1> <@&2> <#3>', '@unknown @unknown-role #unknown'],
    ['\\*kept\\* snake_case_name', '*kept* snake_case_name'],
    ['   ', ''],
    ['<t:99999999999999:f>', 'Invalid date'],
  ])('%j reads %j', (text, line) => {
    expect(excerptLine(text, time)).toBe(line)
  })

  it('names what it is told to', () => {
    const line = excerptLine('<@1> in <#3>', time, ({ type, id }) =>
      type === 'author' ? `n${id}` : null,
    )
    expect(line).toBe('@n1 in #unknown')
  })

  it('keeps a spoiler hidden whose end was cut off', () => {
    const line = excerptLine(
      `${'a '.repeat(80)}**bold ||the secret is ${'x'.repeat(60)}`.slice(0, 200),
      time,
    )
    expect(line).not.toContain('secret')
    expect(line).not.toContain('**')
    expect(line.endsWith('bold ▮▮▮')).toBe(true)
  })
})
