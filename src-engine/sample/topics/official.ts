import type { Topic } from './topic'

/** Something that everybody talks about for a while. */
export interface Milestone {
  /** When, as a share of the time that the sample covers. */
  at: number
  /** How people refer to it afterwards. */
  name: string
  /** What the team posts. */
  text: string
}

/** The story of the guild, in order. */
export const milestones: readonly Milestone[] = [
  {
    at: 0,
    name: 'the opening',
    text: '@everyone\n# Lantern DAO opens its doors 🏮\n\nWelcome! We fund and build open tools for communities that light their own way. Read #rules, say hello in #introductions, and stay as long as you like.',
  },
  {
    at: 0.045,
    name: 'the first working groups',
    text: '**Working groups are forming**\nFive groups, one page each: tools, treasury, design, events, support. Pick one in #general or start your own.',
  },
  {
    at: 0.1,
    name: 'the first Kindling round',
    text: '# Kindling, round 1\n40,000 GLOW for small teams. Applications are open for three weeks, the jury is five members drawn by lot.',
  },
  {
    at: 0.18,
    name: 'the Beacon alpha',
    text: '## Beacon alpha\nThe first votes can be cast on a test network. It is rough. Tell us in #support what breaks.',
  },
  {
    at: 0.25,
    name: 'the charter vote',
    text: '📣 **The charter is ratified**\n\n81 % yes, 412 votes. Thank you to everybody who argued about commas. The text: https://docs.lanterndao.example/charter',
  },
  {
    at: 0.31,
    name: 'the Beacon beta',
    text: '## Beacon beta\nVotes, delegations and a dashboard called Prism. Wallets: Ledger, MetaMask, Safe. Feedback to #support, code questions to #dev-help.',
  },
  {
    at: 0.362,
    name: 'the launch',
    text: '@everyone\n# We are live 🚀🏮\n\nBeacon 1.0 is on mainnet. First binding vote: the name of the lamp. Thank you, all of you.\n\nhttps://beacon.lanterndao.example/p/11',
  },
  {
    at: 0.377,
    name: 'the Ember outage',
    text: '**Outage of Ember**\n> The indexer stopped for six hours in the night.\nNo vote was lost. What happened, why, and what we change: https://forum.lanterndao.example/t/ember-outage/402',
  },
  {
    at: 0.42,
    name: 'the second Kindling round',
    text: '# Kindling, round 2\n90,000 GLOW, 61 applications, 14 funded projects. The list is in the forum.',
  },
  {
    at: 0.48,
    name: 'the treasury vote',
    text: '📣 **LIP-42 is accepted**: the treasury moves into stablecoins on a public schedule. Turnout 44 %. Questions to #treasury.',
  },
  {
    at: 0.56,
    name: 'the summer break',
    text: '**Summer break** 🌻\nNo calls until September. Support stays open, answers may take a day. Go outside.',
  },
  {
    at: 0.635,
    name: 'the phishing wave',
    text: '@everyone\n# Security notice\nSomebody writes direct messages in our name. Nobody of the team ever writes first, and nobody asks for your seed phrase. Report it to a moderator.',
  },
  {
    at: 0.7,
    name: 'the first lamp kits',
    text: '## The lamp kit ships\nThe first 300 boxes left the workshop in Porto. Firmware and building guide: https://docs.lanterndao.example/guide/lamp-kit',
  },
  {
    at: 0.745,
    name: 'the start of season two',
    text: '@everyone\n# Season two 🎉\nThree goals, five working groups, one budget. The plan is in #proposals, the kick-off is on Thursday.',
  },
  {
    at: 0.81,
    name: 'the quorum vote',
    text: '📣 **LIP-64 is accepted**: quorum now counts the tokens that voted in the last two epochs. 73 % yes with a turnout of 39 %.',
  },
  {
    at: 0.865,
    name: 'the winter hackathon',
    text: '**Winter hackathon: the results**\n23 teams, 9 countries, three prizes. Best in show: a lantern that counts birds. 🐦',
  },
  {
    at: 0.93,
    name: 'the moderator election',
    text: '**Three new moderators**\nElected by ranked choice, 288 ballots. Say hello to them in #general.',
  },
  {
    at: 0.975,
    name: 'the yearly report',
    text: '## The year in one page\nWhat we did, what it cost, what failed, who carried it: https://docs.lanterndao.example/report',
  },
]

/** What the team announces between the milestones. */
export const announcements: Topic = {
  id: 'announcements',
  lexicon: {
    link: [
      'https://docs.lanterndao.example/guide/{slug}',
      'https://forum.lanterndao.example/t/{slug}/{100-1900}',
      'https://beacon.lanterndao.example/p/{lip}',
      'https://github.com/lantern-example/{word}/releases/tag/v{release}',
    ],
  },
  cases: [
    {
      thing: 'Beacon {release} is out',
      symptom: 'voting on the phone is faster',
      cause: 'you asked for it',
      fix: 'update the app and tell us what breaks',
    },
    {
      thing: 'Office hours of the grants group',
      symptom: 'bring your draft, leave with a plan',
      cause: 'the last round had many unfinished applications',
      fix: 'book a slot in the sheet',
    },
    {
      thing: 'Maintenance on {day}',
      symptom: 'Ember will be read-only for {1-4} hours',
      cause: 'we move to a bigger machine',
      fix: 'finish open votes before {8-20}:00 UTC',
    },
    {
      thing: 'Results of LIP-{lip}',
      symptom: '{55-97} % yes with a turnout of {12-61} %',
      cause: 'quorum was reached on the last evening',
      fix: 'read the full report in the forum',
    },
    {
      thing: 'Community call on {day}',
      symptom: 'budget, roadmap, open floor',
      cause: 'the season moves fast',
      fix: 'send us your questions before',
    },
    {
      thing: 'Call for translators',
      symptom: 'the handbook exists in {2-5} languages',
      cause: 'half of you read it in a second one',
      fix: 'sign up, it is paid',
    },
    {
      thing: 'Wick {0-2}.{2-19} for developers',
      symptom: 'smaller, typed, {2-9} fixes',
      cause: '{people} sent patches',
      fix: 'read the upgrade guide first',
    },
    {
      thing: 'Minutes of the stewards',
      symptom: '{3-9} decisions, {1-4} open points',
      cause: 'we promised to publish them within a week',
      fix: 'object until {day} if you must',
    },
    {
      thing: 'Meetup in {place}',
      symptom: '{12-60} seats, soup included',
      cause: 'the chapter in {place} turns one',
      fix: 'sign up in #events',
    },
    {
      thing: 'Treasury report of {lastMonth}',
      symptom: 'runway {9-26} months, {2-9} grants paid',
      cause: 'the books of the epoch are closed',
      fix: 'ask in #treasury',
    },
  ],
  acts: {
    announce: [
      '# {^thing} 🏮\n\n{^symptom}.\n\n**What it means for you**\n- {cause}\n- {fix}\n\nThank you for being here. More: {link}',
      '## {^thing}\n{^symptom}, because {cause}. Please {fix}.\n\nQuestions? {channel} is open.\n{link}',
      '📣 **{^thing}**\n\n{^symptom}. {^why}.\n\n➡️ {^fix}: {link}',
      '**{^thing}**\n> {^symptom}\n{^cause}. If you have five minutes: {fix}. {smile}',
      '**{^thing}**: {symptom}. {link}',
    ],
  },
}

/** Rules, posted once by the team. */
export const rules: readonly string[] = [
  '# Welcome to Lantern DAO\nWe fund and build open tools for communities that light their own way. A few rules keep this place warm.',
  '**1. Be kind.** Assume good faith, ask before you judge, and let others finish.',
  '**2. No price talk.** There are other places for that.',
  '**3. Never share your seed phrase.** Nobody of the team will ever ask for it, and nobody of the team writes to you first.',
  '**4. Search before you ask**, then ask anyway. There are no stupid questions in #support and #dev-help.',
  '**5. English in the main channels**, every other language is welcome in its own channel: #español, #deutsch.',
  '**6. Decisions live in #proposals.** What is said elsewhere is talk, and that is fine.',
  '**7. Moderators may remove what harms.** You can appeal to the stewards within 14 days.',
  '-# Rule 4 was reworded, thanks to everyone who pointed at it.',
  '-# Rule 7: the stewards now answer within 14 days, as LIP-52 asks.',
  '-# Rule 3 moved up after the phishing wave.',
  '**8. Bots say that they are bots.** Ask a moderator before you add one.',
]
