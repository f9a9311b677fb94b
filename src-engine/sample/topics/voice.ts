import type { Topic } from './topic'

/** The chat beside a voice channel. */
export const voice: Topic = {
  id: 'voice',
  lexicon: {},
  cases: [
    { thing: 'the call' },
    { thing: 'my microphone' },
    { thing: 'the screen share' },
    { thing: 'the recording' },
  ],
  acts: {
    clarify: ['Which headset, {@}?', 'Since when?'],
    detail: ['The old one.', 'Since the break.', 'Now it is fine, strange.'],
    addon: ['Same for me.', 'Works here.', 'Slides are in the thread {smile}'],
    confirm: ['Better now, thanks!', 'Thanks {@}', 'Got it {smile}'],
    bump: ['Anyone? About {thing} again.'],
    open: [
      'Can everyone hear me?',
      'We start in {2-10} minutes',
      'Agenda for today: {link}',
      '{^thing} is on, come in',
      'Slides: {link}',
    ],
    ask: ['Is {thing} working for you?', 'Who takes notes today?', 'What was the link again?'],
    answer: ['Yes, loud and clear', 'I can do it', '{link}', 'Reload, then {thing} works'],
    agree: [
      '+1',
      'yes',
      'Loud and clear',
      'hear you fine',
      'nice slides {smile}',
      'Agree with {@}',
    ],
    doubt: ['{@} you are muted', 'There is an echo', '{^thing} froze for me'],
    extend: [
      'Question for later: what about {people}?',
      'Notes are here {link}',
      '{^why}, can you say more on that?',
    ],
    wonder: ['Will there be a recording?', 'Which page?', 'Is that {product}?'],
    reply: ['Page {2-30}', 'Yes, {soon}', 'It is {product}'],
    joke: ['That was my dog, sorry', '{smile}{smile}', 'Best hold music of all DAOs'],
    close: ['Thanks all, bye!', 'Great call {smile}', 'Same time {soon}', 'Have to drop, thanks!'],
  },
}
