import { DAY, HOUR } from './clock'
import type { People, Person } from './people'
import { AliasTable, type Rng } from './rng'

/** How likely somebody writes at each hour of the own day. */
const awake: readonly number[] = [
  0.12, 0.06, 0.03, 0.02, 0.02, 0.05, 0.15, 0.35, 0.6, 0.85, 0.95, 0.9, 0.75, 0.85, 0.95, 1, 0.95,
  0.85, 0.7, 0.7, 0.8, 0.75, 0.5, 0.28,
]

/** Chooses who speaks: by how much people write, what they know, when they are awake and here. */
export class Crowd {
  readonly #tables = new Map<string, AliasTable>()
  readonly #experts = new Map<string, readonly Person[]>()

  constructor(readonly people: People) {}

  /** Somebody who writes about the topic and is here at the instant. */
  draw(talk: string, at: number, rng: Rng): Person {
    const table = this.#table(talk)
    let person = this.people.all[table.draw(rng)] as Person
    for (let tries = 0; tries < 40 && !isHere(person, at, rng); tries++) {
      person = this.people.all[table.draw(rng)] as Person
    }
    if (person.joinedAt <= at && at < person.endsAt) return person
    const experts = this.#expertsOf(talk)
    return rng.pick(experts.length > 0 ? experts : this.people.all.slice(0, 10))
  }

  /** At most `count` different people. */
  several(talk: string, at: number, count: number, rng: Rng, first?: Person): Person[] {
    const group = first ? [first] : []
    for (let tries = 0; group.length < count && tries < count * 4; tries++) {
      const person = this.draw(talk, at, rng)
      if (!group.includes(person)) group.push(person)
    }
    return group
  }

  /** Somebody who knows the topic, other than `not`. */
  expert(talk: string, at: number, rng: Rng, not: Person): Person {
    const experts = this.#expertsOf(talk)
    for (let tries = 0; tries < 12 && experts.length > 0; tries++) {
      // The first of the list is asked most: one clear guide for each topic.
      const place = Math.floor(rng.next() * rng.next() * experts.length)
      const person = experts[place] as Person
      if (person !== not && isHere(person, at, rng)) return person
    }
    for (let tries = 0; tries < 8; tries++) {
      const person = this.draw(talk, at, rng)
      if (person !== not) return person
    }
    return this.people.all[not.index === 0 ? 1 : 0] as Person
  }

  /** Somebody who joined within the last days, or anybody when nobody did. */
  newcomer(talk: string, at: number, rng: Rng, days = 12): Person {
    const members = this.people.members
    const last = upperBound(members, at) - 1
    const first = upperBound(members, at - days * DAY)
    for (let tries = 0; tries < 6 && last >= first; tries++) {
      const person = members[rng.int(first, last)] as Person
      if (at < person.endsAt) return person
    }
    return this.draw(talk, at, rng)
  }

  #table(talk: string): AliasTable {
    let table = this.#tables.get(talk)
    if (!table) {
      table = new AliasTable(
        this.people.all.map((person) => person.weight * interest(person, talk)),
      )
      this.#tables.set(talk, table)
    }
    return table
  }

  #expertsOf(talk: string): readonly Person[] {
    let experts = this.#experts.get(talk)
    if (!experts) {
      experts = this.people.all.filter((person) => person.knows.includes(talk)).slice(0, 12)
      this.#experts.set(talk, experts)
    }
    return experts
  }
}

function isHere(person: Person, at: number, rng: Rng): boolean {
  if (person.joinedAt > at || at >= person.endsAt) return false
  const hour = Math.floor((at / HOUR + person.zone) % 24)
  return rng.next() < (awake[hour] as number)
}

/** The languages that not everybody speaks: who has the role, and which share of the others. */
const SPEAKERS: Readonly<Record<string, readonly [role: string, remainder: number]>> = {
  español: ['Español', 3],
  deutsch: ['Deutsch', 7],
}

function interest(person: Person, talk: string): number {
  const speakers = SPEAKERS[talk]
  if (speakers && !person.knows.includes(talk)) {
    if (person.roles.some((one) => one.name === speakers[0])) return 6
    return person.index > 20 && person.index % 11 === speakers[1] ? 2 : 0
  }
  if (person.knows.includes(talk)) return 4
  // Everybody has some rooms that they like better than others.
  return 0.4 + (((person.index * 7919 + talk.length * 104729) >>> 3) % 100) / 60
}

/** The first index whose member joined after the instant. */
function upperBound(members: readonly Person[], at: number): number {
  let low = 0
  let high = members.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((members[middle] as Person).joinedAt <= at) low = middle + 1
    else high = middle
  }
  return low
}
