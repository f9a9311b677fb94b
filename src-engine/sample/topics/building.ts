import type { Topic } from './topic'

/** Code: the SDK, the indexer, contracts. */
export const development: Topic = {
  id: 'development',
  lexicon: {
    node: [
      'Node 20',
      'Node 22',
      'Bun',
      'Deno',
      'the browser',
      'a Docker container',
      'GitHub Actions',
    ],
    error: [
      'ECONNRESET',
      'nonce too low',
      'execution reverted',
      'TypeError: wick.sign is not a function',
      '429 Too Many Requests',
      'invalid chain id',
      'SQLITE_BUSY',
      'ERR_MODULE_NOT_FOUND',
      'missing revert data',
    ],
  },
  cases: [
    {
      thing: 'the Ember indexer',
      symptom: 'the sync stops at block {18000000-21999999}',
      cause: 'the public node answers with 429 once you ask for more than {10-50} blocks at a time',
      fix: 'set `batchSize` to {5-20} and add your own RPC address',
    },
    {
      thing: 'the Wick SDK',
      symptom: '`wick.sign()` never resolves on {node}',
      cause: 'the wallet adapter waits for a window that is never opened',
      fix: 'pass `{ headless: true }` to `createWick`',
    },
    {
      thing: 'the GraphQL endpoint',
      symptom: 'every query with more than {100-500} votes times out',
      cause: 'the default page has no cursor, so it scans the whole table',
      fix: 'page with `after` and ask for {50-100} rows at a time',
    },
    {
      thing: 'the Flint contract',
      symptom: '`castVote` reverts with `QuorumNotSet`',
      cause: 'the quorum of a new space is zero until the first epoch starts',
      fix: 'call `setQuorum` in the deploy script',
    },
    {
      thing: 'the local devnet',
      symptom: 'it forgets all accounts after a restart',
      cause: 'the state lives in a tmpfs inside the container',
      fix: 'mount a volume at `/var/lib/flint`',
    },
    {
      thing: 'the typescript build',
      symptom: 'the types of `@lantern/wick` resolve to `any`',
      cause: 'the package has only an `exports` map and your `moduleResolution` is still `node`',
      fix: 'set `moduleResolution` to `bundler`',
    },
    {
      thing: 'the webhook relay',
      symptom: 'events arrive twice',
      cause: 'the relay retries after {3-10} seconds when we answer too late',
      fix: 'answer with 202 at once and put the work on a queue',
    },
    {
      thing: 'the Prism dashboard',
      symptom: 'the chart of delegations stays empty',
      cause: 'it reads the old subgraph, which stopped in {month}',
      fix: 'point `PRISM_SUBGRAPH` at the new one',
    },
    {
      thing: 'signature checks',
      symptom: 'signatures from hardware wallets are rejected',
      cause: 'some firmware returns `v` as 0 or 1 instead of 27 or 28',
      fix: 'normalise `v` before you recover the address',
    },
    {
      thing: 'the migration script',
      symptom: 'it hangs on the table `ballots`',
      cause: 'an open transaction of the API holds the lock',
      fix: 'stop the API first, or run it with `--lock-timeout {2-10}s`',
    },
    {
      thing: 'our CI',
      symptom: 'tests are green on my machine and red on {node}',
      cause: 'the tests compare dates as text and the runner has another time zone',
      fix: 'set `TZ=UTC` and compare instants',
    },
    {
      thing: 'the rate limiter',
      symptom: 'bots with a valid key are blocked after {20-90} calls',
      cause: 'the counter is shared by everyone behind one address',
      fix: 'key the bucket by token instead of by IP',
    },
  ],
  acts: {
    ask: [
      '{hello}, {symptom}. Has anyone seen that with {thing}? I am on {node}.',
      'I am stuck with {thing}: {symptom}.\n```\n{error}\n    at run (index.ts:{12-340}:{3-40})\n    at main (index.ts:{341-420}:5)\n```\nAny idea what I am doing wrong?',
      'Is it expected that {symptom}? Version {0-2}.{1-18}.{0-9}, {node}.',
      'Since {ago} {symptom}. What is the right way to set up {thing}?',
      'Question on {thing}: how do I get rid of `{error}`? {^every} {symptom}.',
      'Does anyone here run {thing} on {node}? For me {symptom} and I could not find it in the docs.',
    ],
    clarify: [
      'Can you post your config (without the keys)? And is that {node} or something else?',
      'What does `wick doctor` say? Please put it in a code block.',
      'Which version of {thing}? `{error}` changed its meaning in {1-2}.{2-9}.',
      'Does a minimal example show it too, or only your app?',
    ],
    detail: [
      '```json\n{\n  "network": "lantern-{1-3}",\n  "batchSize": {100-900},\n  "retries": {0-9},\n  "runtime": "{node}"\n}\n```\nNothing special, I believe.',
      '`wick doctor` says:\n```\nok   config found\nok   network reachable ({20-180} ms)\nFAIL {error}\n```',
      "A minimal example has it as well:\n```ts\nimport { createWick } from '@lantern/wick'\n\nconst wick = await createWick()\nconsole.log(await wick.proposals({ limit: {10-200} }))\n```",
      'It is version {0-2}.{1-18}.{0-9} on {node}, and yes, {every}.',
    ],
    answer: [
      '{^hedge} {cause}. You need to {fix}.',
      'Known one: {cause}. To get around it, {fix}. There is an issue for it: {link}',
      'That is because {cause}.\n\nTwo ways out:\n1. {fix}\n2. or wait for {1-3}.{0-9}, where {thing} does it by itself',
      'You are nearly there. {^cause}, so {fix}:\n```ts\nconst wick = await createWick({\n  retries: {2-9},\n  timeout: {1000-30000},\n})\n```',
      'I hit the same wall {ago}. {^cause}. What helped was to {fix}.',
      'Look at line {12-340} of your trace: {cause}. If you {fix}, `{error}` goes away.',
    ],
    open: [
      'I would like to split {thing} into two packages. {^why}.',
      'Notes from profiling {thing}: {40-85} % of the time goes into one loop, because {cause}.',
      'Draft of the {month} roadmap for {thing}: first {fix}, then tests, then docs. Comments welcome.',
      'We keep tripping over the same thing: {symptom}. Should we {fix} by default?',
      'Reviewing {link} now. {^thing} got {very} {nice}, two small comments left.',
    ],
    title: [
      '{^thing}: {symptom}',
      '{^symptom}',
      'How do I stop this: {symptom}',
      '`{error}` with {thing}',
    ],
    propose: [
      'RFC: {thing}, version {1-3}\n\n**Problem**\n{^symptom}, because {cause}.\n\n**Idea**\nWe {fix} for everyone. {^why}.\n\n**Open points**\n- {whynot}\n- migration for {people}',
    ],
  },
}

/** Pixels and words: brand, interface, handbook. */
export const design: Topic = {
  id: 'design',
  lexicon: {},
  cases: [
    {
      thing: 'the new lantern mark',
      symptom: 'it turns into a blob below 24 pixels',
      cause: 'the inner flame has a hairline of half a pixel',
      fix: 'use the small cut of the mark below 32 pixels',
    },
    {
      thing: 'the voting card',
      symptom: 'the quorum bar looks like a loading bar',
      cause: 'both use the same height and the same amber',
      fix: 'give quorum a tick instead of a fill',
    },
    {
      thing: 'the dark theme',
      symptom: 'links have a contrast of {2-3}.{1-9}',
      cause: 'the accent was picked on white paper',
      fix: 'lighten the accent by two steps in dark surfaces',
    },
    {
      thing: 'the icon set',
      symptom: 'the export has blurry edges at 125 %',
      cause: 'the grid is 20 and not 24',
      fix: 'redraw on the 24 grid with a stroke of 1.5',
    },
    {
      thing: 'the onboarding flow',
      symptom: '{20-55} % drop out at the wallet step',
      cause: 'we ask for a signature before we say what it is for',
      fix: 'show the reason first and the signature last',
    },
    {
      thing: 'the season two poster',
      symptom: 'the type is unreadable from two metres',
      cause: 'the condensed cut is too light for print',
      fix: 'go to the semibold and open the tracking a little',
    },
    {
      thing: 'the handbook typography',
      symptom: 'lines run over {95-130} characters on wide screens',
      cause: 'nobody set a measure',
      fix: 'limit the column to 70 characters',
    },
    {
      thing: 'the chart palette',
      symptom: 'colour-blind members cannot tell yes from no',
      cause: 'red and green have the same lightness',
      fix: 'take amber and blue and add a pattern',
    },
  ],
  acts: {
    ask: [
      'Feedback wanted on {thing}: {symptom}. How would you solve it?',
      'Does anyone have the source file of {thing}? {^symptom} and I would like to fix it.',
      'Is there a rule for {thing}? I ask because {symptom}.',
    ],
    answer: [
      '{^cause}. I would {fix}.',
      'Yes, in the handbook: {fix}. The reason is that {cause}. {link}',
      'Easy one, {fix}. It looks odd today because {cause}.',
    ],
    open: [
      'Second round of {thing}. {^cause}, so I tried to {fix}.',
      'Three directions for {thing}. A is calm, B is loud, C is what {people} asked for.',
      '## {^thing}\nWhat I heard {ago}: {symptom}. My take: {fix}.',
    ],
    show: [
      'Latest state of {thing}. I tried to {fix}.',
      'Before and after of {thing}, second one is new {smile}',
      'Colour study for {thing}, opinions?',
      'Printed a test of {thing} at home, {very} happy with the warm tones.',
      'A little chart for {thing}: {cause}.',
    ],
    title: ['{^thing}: {symptom}', 'Feedback on {thing}'],
  },
}
