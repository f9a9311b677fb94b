import { facePicture } from './png.mjs'

/**
 * @typedef {{ id: string, name: string, position: number, color: string | null }} Role
 * @typedef {{ id: string, name: string, discriminator: string, nickname: string, color: string | null,
 *   isBot: boolean, roles?: Role[], avatarUrl: string }} Person
 */

const REMOTE_FACE = 'https://cdn.discordapp.com/embed/avatars/1.png'

/** @type {Record<'captain' | 'navigator' | 'shadow' | 'lantern' | 'member', Role>} */
export const roles = {
  captain: { id: '1345000000000070001', name: 'Captain', color: '#E67E22', position: 5 },
  navigator: {
    id: '1345000000000070002',
    name: 'Navigator on watch',
    color: '#3498DB',
    position: 4,
  },
  shadow: { id: '1345000000000070003', name: 'Shadow', color: '#1B1C20', position: 3 },
  lantern: { id: '1345000000000070004', name: 'Lantern', color: '#FFF59D', position: 2 },
  member: { id: '1345000000000070005', name: 'Member', color: null, position: 1 },
}

/**
 * @param {number} number
 * @param {string} name
 * @param {Partial<Person>} [more]
 * @returns {Person}
 */
function person(number, name, more = {}) {
  return {
    id: String(1_345_000_000_000_080_000n + BigInt(number)),
    name: name.toLowerCase().replace(/\W+/g, ''),
    discriminator: '0000',
    nickname: name,
    color: more.roles?.find((role) => role.color)?.color ?? null,
    isBot: false,
    roles: [],
    avatarUrl: `faces_Files/face-${number}.png`,
    ...more,
  }
}

/** Everybody who writes in these fixtures; all of them are invented. A bot with the discriminator 0000 is a webhook. */
export const people = {
  /** Writes the captions, and nothing else. */
  caption: person(1, 'Caption', { isBot: true, discriminator: '0417', avatarUrl: REMOTE_FACE }),
  ana: person(2, 'Ana Lee', { roles: [roles.captain, roles.member] }),
  bo: person(3, 'Bo', { roles: [roles.navigator, roles.member] }),
  /** A colour that cannot be read on the dark theme. */
  cleo: person(4, 'Cleo', { roles: [roles.shadow] }),
  /** A colour that cannot be read on the light theme. */
  dev: person(5, 'Dev', { roles: [roles.lantern] }),
  /** No role, no picture on disk. */
  eli: person(6, 'Eli Ó Briain', { avatarUrl: REMOTE_FACE }),
  bot: person(7, 'Harbour Bot', { isBot: true, discriminator: '0418', roles: [roles.member] }),
  /** Writes in one channel only, so that others know them from the archive, not from the message. */
  faraway: person(8, 'Faraway Fay', { roles: [roles.navigator] }),
  /** Two faces of one webhook: one id, a name and a picture for each message. */
  parrot: person(20, 'Parrot', { id: '1345000000000089999', isBot: true }),
  crow: person(21, 'Crow', { id: '1345000000000089999', isBot: true }),
  deleted: person(30, 'Deleted User', { id: '456226577798135808', avatarUrl: REMOTE_FACE }),
}

/**
 * The pictures of the people that a file names, by path.
 * @param {unknown} root
 * @returns {Map<string, Uint8Array>}
 */
export function facesOf(root) {
  const names = JSON.stringify(root).match(/faces_Files\/face-\d+\.png/g) ?? []
  return new Map(
    [...new Set(names)].map((name) => [name, facePicture(Number(name.replace(/\D/g, '')))]),
  )
}
