/** What a person wants to know, and the few questions that tell it, the most telling first. */
export type QuestionIntent = {
  id: string
  title: string
  /** What the answers tell, in a sentence. */
  about: string
  questions: readonly string[]
}

/**
 * The ways into the catalogue for somebody who does not know it: short lists, not a partition. A question may stand in
 * several or in none; all are found by what they are about, by topic and by their words.
 */
export const QUESTION_INTENTS: readonly QuestionIntent[] = [
  {
    id: 'alive',
    title: /*i18n*/ 'Is it alive?',
    about: /*i18n*/ 'How much is written, on which days, and whether new people come.',
    questions: [
      'guild_activity_per_month',
      'guild_new_author_per_month',
      'guild_messages_percent_total_days',
      'guild_activity_per_day_of_week',
      'guild_activity_per_hour_of_day',
      'guild_busiest_days',
      'guild_activity_per_week',
      'guild_activity_per_day',
      'guild_first_author',
    ],
  },
  {
    id: 'worth_knowing',
    title: /*i18n*/ 'Who is worth getting to know?',
    about: /*i18n*/ 'Who helps, whom others answer and mention, and who is there week after week.',
    questions: [
      'guild_author_most_question_responses',
      'guild_author_most_reactions',
      'guild_author_most_days_with_messages',
      'guild_author_most_replied_to',
      'guild_author_mention_count',
      'guild_author_distinct_reaction_count',
      'guild_author_most_links',
      'user_longest_avg_msg_length',
      'guild_author_vocabulary',
    ],
  },
  {
    id: 'know_someone',
    title: /*i18n*/ 'How do I get to know someone?',
    about: /*i18n*/ 'What one person writes, where and when, and what others made of it.',
    questions: [
      'guild_author_keywords',
      'guild_author_most_reacted_messages',
      'count_messages_per_channel_for_user_in_guild',
      'guild_author_messages_per_month',
      'guild_author_most_replied_messages',
      'guild_author_mentioned_by',
      'guild_author_messages_by_hour_of_day',
      'guild_author_reactions_over_time',
      'guild_author_longest_messages',
    ],
  },
  {
    id: 'about',
    title: /*i18n*/ 'What is this guild about?',
    about: /*i18n*/ 'Its words, its links, the names it drops and the channels that carry it.',
    questions: [
      'guild_channel_keywords',
      'guild_entities',
      'guild_domain_count',
      'guild_author_url_react',
      'guild_emoji_popularity',
      'guild_attachment_reactions',
      'guild_activity_per_month_search_text',
      'guild_phrase_engagement',
    ],
  },
  {
    id: 'carried',
    title: /*i18n*/ 'Is it carried by few or by many?',
    about: /*i18n*/ 'How messages are spread over authors, and what the team writes itself.',
    questions: [
      'guild_concentration',
      'guild_lorenz_curve',
      'guild_author_most_messages',
      'guild_author_message_min_100',
      'guild_team_ratio',
      'guild_role_distribution',
      'guild_author_count',
    ],
  },
  {
    id: 'where',
    title: /*i18n*/ 'Where does it happen?',
    about: /*i18n*/ 'Which channels are busy, who writes in them, and what is posted there.',
    questions: [
      'guild_message_per_channel',
      'guild_channel_author_count',
      'guild_channel_messages_per_month',
      'guild_channel_author_message_count',
      'guild_channel_message_length',
      'guild_channel_domains',
      'guild_attachment_channel_file_type_count',
      'guild_oldest_message',
    ],
  },
  {
    id: 'tone',
    title: /*i18n*/ 'How do people talk to each other?',
    about: /*i18n*/ 'Who asks, who answers, who swears, and how friendly it is.',
    questions: [
      'guild_author_most_question_messages',
      'guild_author_most_replies_sent',
      'guild_author_sentiment',
      'guild_author_swears',
      'guild_channel_swears',
      'guild_bot_interactions',
      'guild_author_edit_percentage',
    ],
  },
  {
    id: 'compare',
    title: /*i18n*/ 'How do guilds compare?',
    about: /*i18n*/ 'Guilds side by side: their size, their months, and who is in more than one.',
    questions: [
      'guilds_by_size',
      'guild_messages_month',
      'guilds_top_author_share',
      'guilds_author_activity_bands',
      'guilds_shared_authors',
      'guilds_author_lifespan',
      'guilds_most_active_channel',
      'guilds_top_authors',
    ],
  },
]
