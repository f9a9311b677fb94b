import type { Topic } from './topic'

/** What the team announces. */
export const announcements: Topic = {
  id: 'announcements',
  lexicon: {},
  cases: [
    {
      thing: 'Beacon {1-3}.{0-9} is out',
      symptom: 'voting on the phone is here',
      cause: 'you asked for it',
      fix: 'update the app and tell us what breaks',
    },
    {
      thing: 'Kindling round {2-9} is open',
      symptom: 'up to {10-90},000 GLOW for small teams',
      cause: 'the last round funded {6-18} projects',
      fix: 'apply until the end of {month}',
    },
    {
      thing: 'Season {1-4} has started',
      symptom: 'three goals, five working groups',
      cause: 'you voted for it',
      fix: 'pick a working group in the form',
    },
    {
      thing: 'Maintenance on {day}',
      symptom: 'Ember will be read-only for {1-4} hours',
      cause: 'we move to a bigger machine',
      fix: 'finish open votes before {8-20}:00 UTC',
    },
    {
      thing: 'Results of LIP-{11-140}',
      symptom: '{55-97} % yes with a turnout of {12-61} %',
      cause: 'quorum was reached on the last evening',
      fix: 'read the full report in the forum',
    },
    {
      thing: 'Community call on {day}',
      symptom: 'budget, roadmap, open floor',
      cause: 'the season ends soon',
      fix: 'send us your questions before',
    },
    {
      thing: 'The lamp kit ships',
      symptom: 'the first {200-900} boxes leave the workshop in {place}',
      cause: 'the parts finally arrived',
      fix: 'check your address',
    },
    {
      thing: 'Security notice',
      symptom: 'somebody sends messages in the name of the team',
      cause: 'a look-alike domain was registered',
      fix: 'never sign anything that arrives by direct message',
    },
    {
      thing: 'New moderators',
      symptom: '{2-4} members join the moderation team',
      cause: 'the guild has doubled since {month}',
      fix: 'say hello in #general',
    },
  ],
  acts: {
    announce: [
      '@everyone\n# {^thing} 🏮\n\n{^symptom}.\n\n**What it means for you**\n- {cause}\n- {fix}\n\nThank you for being here. More: {link}',
      '## {^thing}\n{^symptom}, because {cause}. Please {fix}.\n\nQuestions? {channel} is open.\n{link}',
      '📣 **{^thing}**\n\n{^symptom}. {^why}.\n\n➡️ {^fix}: {link}',
      '**{^thing}**\n> {^symptom}\n{^cause}. If you have five minutes: {fix}. {smile}',
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
]
