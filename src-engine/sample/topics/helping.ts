import type { Topic } from './topic'

/** Support for people who use the apps. */
export const support: Topic = {
  id: 'support',
  lexicon: {
    phone: [
      'a Pixel {6-9}',
      'an iPhone {12-16}',
      'an old Fairphone',
      'a Galaxy S{21-24}',
      'an iPad',
      'Firefox on Linux',
      'Safari',
    ],
    wallet: ['a Ledger', 'MetaMask', 'Rabby', 'a Trezor', 'a Safe', 'WalletConnect'],
  },
  cases: [
    {
      thing: 'the verification',
      symptom: 'the bot says "role not found" after I signed',
      cause: 'the bot lost its permission when the roles were reordered',
      fix: 'leave the channel, run `/verify` again and wait a minute',
    },
    {
      thing: 'my wallet connection',
      symptom: '{wallet} connects and drops after {5-40} seconds',
      cause: 'the old session is still open in another tab',
      fix: 'remove the site in the wallet, close all tabs and connect once more',
    },
    {
      thing: 'the Beacon app',
      symptom: 'it shows a white screen on {phone}',
      cause: 'the update left an old cache behind',
      fix: 'clear the site data and reload twice',
    },
    {
      thing: 'my vote',
      symptom: 'it says "pending" for {2-20} hours',
      cause: 'the relayer waits until gas is below the limit',
      fix: 'leave it, it goes through within a day, or vote directly with gas',
    },
    {
      thing: 'email notifications',
      symptom: 'I get each one {2-4} times',
      cause: 'two spaces have the same webhook',
      fix: 'switch one of the two off in the settings of the space',
    },
    {
      thing: 'the member badge',
      symptom: 'my badge disappeared after the migration',
      cause: 'badges are tied to the address and not to the account',
      fix: 'link the old address in your profile and press refresh',
    },
    {
      thing: 'the claim page',
      symptom: 'it tells me that I am not eligible',
      cause: 'the snapshot was taken before you moved your tokens',
      fix: 'check the address of that day; if it is yours, sign the form',
    },
    {
      thing: 'the language setting',
      symptom: 'the app falls back to English on {phone}',
      cause: 'the choice is kept in a cookie that private mode throws away',
      fix: 'set the language in the profile instead of the footer',
    },
    {
      thing: 'the lamp kit',
      symptom: 'the kit does not charge in the rain season',
      cause: 'the regulator cuts off below {11-12}.{1-9} volts',
      fix: 'tilt the panel by {20-35} degrees and update the firmware',
    },
    {
      thing: 'two-factor login',
      symptom: 'the code is rejected although it is fresh',
      cause: 'the clock of {phone} is more than 30 seconds off',
      fix: 'turn automatic time on',
    },
  ],
  acts: {
    ask: [
      '{hello}, I need help with {thing}: {symptom}. I use {phone}.',
      'Is anyone else having this? {^symptom}.',
      'New here, sorry if this was asked before. How do I fix {thing}? {^symptom}.',
      'Why does it happen that {symptom}? I already tried {wallet} and {phone}.',
      'Could a moderator have a look? {^symptom} since {ago}.',
      'What should I do when {symptom}?',
    ],
    answer: [
      'Welcome {@}! {^cause}. Please {fix}.',
      'That happens when {cause}. {^fix}, then it should work.',
      'Hi, please {fix}. If it is still there after that, write to us in {channel}.\n-# never share your seed phrase, nobody of the team will ask for it',
      '{^hedge} {cause}. What usually helps: {fix}. Step by step: {link}',
      'No worries, this one is easy: {fix}. ({^cause}.)',
    ],
    open: [
      'Heads-up: {symptom} for some of you. {^cause}, we are on it.',
      'Known issue today: {thing}. Until it is fixed, {fix}.',
    ],
    title: ['{^thing}: {symptom}', '{^symptom}', 'Help with {thing}'],
  },
}

/** Meetups, calls, conferences. */
export const events: Topic = {
  id: 'events',
  lexicon: {
    time: ['{15-20}:00 UTC', '{15-20}:30 UTC', '{9-11}:00 UTC'],
  },
  cases: [
    {
      thing: 'the Fireside call',
      symptom: 'the calendar shows two different times',
      cause: 'the invitation does not know about summer time',
      fix: 'trust the time in the event tab',
    },
    {
      thing: 'the meetup in {place}',
      symptom: 'the venue has room for only {20-60} people',
      cause: 'the big hall was booked by a wedding',
      fix: 'sign up in the sheet so that we can order chairs',
    },
    {
      thing: 'the lamp building workshop',
      symptom: 'we are short of {5-20} soldering irons',
      cause: 'customs still has the box',
      fix: 'bring your own or share with a neighbour',
    },
    {
      thing: 'the winter hackathon',
      symptom: 'there are {8-30} ideas and only {3-7} teams',
      cause: 'most people came alone',
      fix: 'use the board to find a team until {day}',
    },
    {
      thing: 'the booth in {place}',
      symptom: 'nobody is on the list for {day}',
      cause: 'flights got expensive',
      fix: 'take a two-hour shift, snacks are on us',
    },
    {
      thing: 'the reading circle',
      symptom: 'the book is sold out',
      cause: 'the small press printed {300-900} copies',
      fix: 'read the chapter that the author put online',
    },
  ],
  acts: {
    ask: [
      'Is {thing} still on? I read that {symptom}.',
      'When does {thing} start, {time}?',
      'Will {thing} be recorded? I am on a train on {day}.',
      'How do I join {thing}? {^symptom}.',
    ],
    answer: [
      'Yes! {^day} at {time}. {^cause}, so please {fix}.',
      'It is at {time}, {cause}. {link}',
      'We record it and post the video {soon}. And {fix}.',
    ],
    open: [
      '**{^thing}** is on {day} at {time} {smile}\nAgenda:\n1. hello round\n2. {thing}\n3. open floor\nPlease {fix}.',
      'Who is coming to {thing}? Thumbs up so that we can count.',
      'What a turnout {ago}! {30-140} people at {thing}, thank you {@} for hosting.',
    ],
    show: ['Pictures from {thing} {smile}', 'This was {thing} {ago}. {^place} was {nice}!'],
  },
}
