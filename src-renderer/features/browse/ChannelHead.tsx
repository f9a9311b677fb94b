import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChartBar, IconHelpCircle } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ChannelRow } from '#shared/rows'
import { channelKind } from '../../ui/channel-kinds'
import { useCommand } from '../../ui/commands'
import { EmojiText } from '../../ui/Emoji'
import classes from './ChannelPage.module.css'
import { PanelToggles } from './panel/PanelToggles'

/** The line above a channel: its name, its topic and what can be done with it. */
export function ChannelHead({ channel, children }: { channel: ChannelRow; children?: ReactNode }) {
  const { icon: Icon, label } = channelKind(channel)
  return (
    <header className={classes.head}>
      <Icon size={20} stroke={1.7} aria-label={label} />
      <h2 className={classes.title}>
        <bdi>
          <EmojiText text={channel.channel_name} />
        </bdi>
      </h2>
      <span className={classes.topic} title={channel.topic ?? undefined}>
        {channel.topic}
      </span>
      <div className={classes.actions}>
        <Tooltip label={t`Overview`}>
          <ActionIcon
            aria-label={t`Overview of this channel`}
            renderRoot={(rest) => (
              <Link
                {...rest}
                to="/g/$guildId/c/$channelId/overview"
                params={{ guildId: channel.guild_id, channelId: channel.channel_id }}
              />
            )}
          >
            <IconChartBar size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <AskLink channel={channel} />
        <PanelToggles />
        {children}
      </div>
    </header>
  )
}

/** To the questions that tell of the channel. */
function AskLink({ channel: { guild_id, channel_id } }: { channel: ChannelRow }) {
  const navigate = useNavigate()
  const search = { about: { guild_id, channel_id } }
  useCommand('ask_channel', () => void navigate({ to: '/questions', search }))
  return (
    <Tooltip label={t`Ask about this channel`}>
      <ActionIcon
        aria-label={t`Ask about this channel`}
        renderRoot={(rest) => <Link {...rest} to="/questions" search={search} />}
      >
        <IconHelpCircle size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}
