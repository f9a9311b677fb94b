import type { Topic } from './topic'

/** Proposals, votes, delegation. */
export const governance: Topic = {
  id: 'governance',
  lexicon: {
    amount: ['{2-9},000', '{10-80},000', '{100-900}', '1{0-9},500'],
    body: [
      'the council',
      'the working group',
      'the multisig',
      'the delegates',
      'the stewards',
      'an elected panel',
    ],
  },
  cases: [
    {
      thing: 'the quorum rule',
      symptom: 'votes fail although {60-92} % say yes',
      cause: 'quorum counts all tokens, also those that have slept since the launch',
      fix: 'count quorum over the tokens that voted in the last two epochs',
    },
    {
      thing: 'delegate terms',
      symptom: 'the same {4-9} delegates decide everything',
      cause: 'delegations never expire',
      fix: 'let delegations lapse after {6-12} months',
    },
    {
      thing: 'the Kindling grants round',
      symptom: 'small teams never hear back',
      cause: 'one committee reads {40-120} applications in a week',
      fix: 'split the round in a fast lane up to {amount} GLOW and a slow one',
    },
    {
      thing: 'the treasury diversification',
      symptom: '{70-95} % of the runway is in our own token',
      cause: 'nobody had a mandate to sell',
      fix: 'move {amount} GLOW a month into stablecoins through a public schedule',
    },
    {
      thing: 'the code of conduct',
      symptom: 'moderators decide alone about bans',
      cause: 'there is no path of appeal',
      fix: 'have {body} hear appeals within {5-14} days',
    },
    {
      thing: 'the season two budget',
      symptom: 'the working groups plan without numbers',
      cause: 'the budget came after the season had started',
      fix: 'publish the envelope {3-6} weeks before the season',
    },
    {
      thing: 'snapshot voting',
      symptom: 'votes end at 3 in the morning for half of the members',
      cause: 'every vote starts when somebody in Europe presses the button',
      fix: 'let every vote run for {5-7} full days',
    },
    {
      thing: 'contributor pay',
      symptom: 'people in {place} wait {3-9} weeks for their money',
      cause: 'five of seven signers sleep in one time zone',
      fix: 'stream the pay and let {body} stop the stream',
    },
    {
      thing: 'the conflict of interest policy',
      symptom: 'grantees vote on their own grants',
      cause: 'the charter only talks about signers',
      fix: 'ask voters to declare and {body} to check',
    },
    {
      thing: 'the local chapters',
      symptom: 'meetups in {place} are paid out of pocket',
      cause: 'a chapter has no budget line',
      fix: 'give every chapter {amount} GLOW a season with a one-page report',
    },
    {
      thing: 'the emergency pause',
      symptom: 'two signers can stop the contracts',
      cause: 'the threshold was set for the test network',
      fix: 'raise the threshold to four of seven and publish every use',
    },
    {
      thing: 'the forum rules',
      symptom: 'proposals go to a vote after one day',
      cause: 'there is no minimum for discussion',
      fix: 'require five days and two sponsors before a vote',
    },
  ],
  acts: {
    ask: [
      'Where can I read how {thing} works today? I heard that {symptom}.',
      'Is it true that {symptom}? If so, what is the plan?',
      'How do I change my delegate when {symptom}?',
      'What is the threshold for {thing}, and who checks it?',
    ],
    answer: [
      'It is in section {2-9} of the charter. In short: {cause}. There is a proposal to {fix}: {link}',
      '{^cause}, that is the honest answer. The next vote asks us to {fix}.',
      'Yes. {^hedge} {cause}, and {body} could {fix} without a vote.',
    ],
    open: [
      'Temperature check on {thing}: {symptom}. Should we {fix}?',
      'I went through the last {8-40} votes. {^symptom}, because {cause}.',
      'Delegates, I need your view on {thing} {soon}. My draft says: {fix}.',
      '{^symptom}, and I do not think that it is anybody’s fault: {cause}. What if we {fix}?',
      'After the call {ago}: there was rough agreement that we should {fix}.',
    ],
    propose: [
      '# LIP-{11-140}: {^thing}\n\n**Summary**\nWe {fix}.\n\n**Motivation**\nToday {symptom}. The reason is that {cause}, and {why}.\n\n**Specification**\n1. {^fix}\n2. Review after {2-4} epochs\n3. Roll back with a simple majority\n\n**Cost**\n{amount} GLOW\n\nVote with ✅ ❌ or 🤷, the vote closes in {5-7} days. {link}',
      '# LIP-{11-140}: {^thing}\n\n> {^symptom}.\n\nThis proposal asks {body} to {fix}.\n\n**Why now**\n{^why}.\n\n**Against it**\n{^whynot}.\n\n**Budget**: {amount} GLOW over {2-6} months\n\n✅ yes · ❌ no · 🤷 abstain',
      '**Proposal: {thing}**\nI suggest that we {fix}, starting with the next epoch. {^cause}. {^why}.\nFull text and discussion: {link}\n✅ / ❌',
    ],
    agree: [
      'Voting yes. {^why}.',
      'Support. If we {fix}, at least {people} know where they stand.',
      'As a delegate with {2-40},000 GLOW behind me: yes, {why}.',
      'Yes from me, with one wish: {next} {soon}.',
    ],
    doubt: [
      'I will vote no for now: {whynot}.',
      'Abstaining. {^whynot}, and {body} has not said a word.',
      'Could the author explain what happens when {symptom} again after the change?',
      'To {fix} sounds easy, but {whynot}.',
    ],
    title: ['LIP draft: {thing}', '{^thing}: {symptom}', 'Should we {fix}?'],
  },
}

/** Money: runway, payments, reports. */
export const treasury: Topic = {
  id: 'treasury',
  lexicon: {
    asset: ['USDC', 'ETH', 'GLOW', 'DAI', 'stETH'],
    sum: ['{2-48},{100-900}', '{110-890}', '1{10-90},{100-900}', '{1-9}.{1-9} million'],
  },
  cases: [
    {
      thing: 'the runway',
      symptom: 'the sheet says {9-26} months and Prism says {5-18}',
      cause: 'Prism counts vested GLOW and the sheet does not',
      fix: 'read the column without our own token',
    },
    {
      thing: 'my grant payment',
      symptom: 'the second half of {sum} {asset} has not arrived',
      cause: 'payments go out on the first {day} after the report is accepted',
      fix: 'file the milestone report in the forum and tag the treasury group',
    },
    {
      thing: 'the multisig',
      symptom: 'a transaction has waited for {2-12} days',
      cause: 'one signer lost the device and the nonce is blocked',
      fix: 'replace the signer and send an empty transaction with the same nonce',
    },
    {
      thing: 'invoices',
      symptom: 'my accountant does not accept the receipt',
      cause: 'the receipt has no rate in local money',
      fix: 'use the template with the daily rate of the central bank',
    },
    {
      thing: 'the stablecoin split',
      symptom: '{60-80} % sits with a single issuer',
      cause: 'the first swap went where the pool was deepest',
      fix: 'hold at most 40 % per issuer',
    },
    {
      thing: 'the monthly report',
      symptom: 'income of the node cluster is missing since {month}',
      cause: 'rewards go to an address that the sheet does not watch',
      fix: 'add the address in the tab “watched”',
    },
    {
      thing: 'gas refunds',
      symptom: 'voters on mainnet paid {3-30} dollars',
      cause: 'the relayer ran out of ETH in the launch week',
      fix: 'claim the refund with the transaction hash until the end of the epoch',
    },
  ],
  acts: {
    ask: [
      '{hello}, {symptom}. Whom do I ask about {thing}?',
      'Can somebody explain {thing}? {^symptom}.',
      'What is the current state of {thing}? I need {sum} {asset} for the season plan.',
      'When are payments going out? {^symptom}.',
    ],
    answer: [
      '{^cause}. Please {fix}.',
      'I checked the books: {cause}. You can {fix}, then it is done {soon}.',
      'Paid {ago}: {sum} {asset}, see {link} . For the rest, {fix}.',
      'Good catch. {^cause}; I will {fix} and update the sheet {soon}.',
    ],
    open: [
      '**Treasury update {month}**\n- in: {sum} {asset}\n- out: {sum} {asset}\n- runway: {9-26} months\n\nBiggest item: {thing}. {^cause}.',
      'We should talk about {thing}: {symptom}.',
      'Proposal for the next rebalancing: {sum} {asset} over {3-8} weeks. {^why}.',
    ],
    title: ['{^thing}: {symptom}', 'Question about {thing}'],
  },
}
