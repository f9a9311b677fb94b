import { t } from '@lingui/core/macro'
import { Switch, UnstyledButton } from '@mantine/core'
import { IconHash, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { QuestionInfo } from '#shared/question'
import type { Scope } from '#shared/scope'
import { ScopeBar } from '../../message/ScopeBar'
import { readsRun, scopeFields } from './ask'
import { GuildField } from './GuildField'
import { ParamFields } from './ParamFields'
import classes from './Questions.module.css'
import type { QuestionParams } from './search-params'

type Props = {
  info: QuestionInfo
  asked: QuestionParams
  scope: Scope
  onChange: (next: Partial<QuestionParams>) => void
}

/** What a question is asked of and with: guilds, channel, author, time, its own parameters, bots. */
export function QuestionControls({ info, asked, scope, onChange }: Props) {
  const { guild_ids } = asked
  const [isNarrowing, setNarrowing] = useState(false)
  const { channel, author, ...fields } = scopeFields(info)
  if (!readsRun(info)) {
    return (
      <div className={classes.fields}>
        <ParamFields
          info={info}
          guildId={undefined}
          values={asked.params}
          onChange={(params) => onChange({ params })}
        />
      </div>
    )
  }
  const isSeveral = guild_ids !== undefined
  const hasChannel =
    channel === 'required' || (channel && (isNarrowing || scope.channel_id !== undefined))
  return (
    <ScopeBar
      scope={scope}
      fields={{
        ...fields,
        ...(hasChannel && !isSeveral ? { channel } : {}),
        ...(author && !isSeveral ? { author } : {}),
      }}
      guildIds={guild_ids}
      guilds={
        <GuildField
          info={info}
          guildId={scope.guild_id}
          guildIds={guild_ids}
          onGuild={(guild_id) =>
            onChange({ scope: { ...scope, guild_id, channel_id: undefined, author_id: undefined } })
          }
          onGuilds={(next) =>
            onChange({
              guild_ids: next,
              scope: { ...scope, channel_id: undefined, author_id: undefined },
            })
          }
        />
      }
      params={
        <>
          {channel === 'optional' && !isSeveral && !hasChannel && (
            <UnstyledButton className={classes.quiet} onClick={() => setNarrowing(true)}>
              <IconHash size={14} aria-hidden />
              {t`In one channel only`}
            </UnstyledButton>
          )}
          <ParamFields
            info={info}
            guildId={isSeveral ? undefined : scope.guild_id}
            values={asked.params}
            onChange={(params) => onChange({ params })}
          />
        </>
      }
      onChange={(next) => onChange({ scope: next })}
    >
      <BotsSwitch info={info} scope={scope} onChange={(next) => onChange({ scope: next })} />
      {isNarrowed(asked, scope) && (
        <UnstyledButton
          className={classes.quiet}
          onClick={() => {
            setNarrowing(false)
            onChange({ scope: { guild_id: scope.guild_id }, params: {}, limit: undefined })
          }}
        >
          <IconX size={14} aria-hidden />
          {t`Reset`}
        </UnstyledButton>
      )}
    </ScopeBar>
  )
}

/** True when more than a guild was chosen. */
function isNarrowed({ params, limit }: QuestionParams, { guild_id: _guild, ...scope }: Scope) {
  const isSet = Object.values(scope).some((value) => value !== undefined)
  return isSet || Object.keys(params).length > 0 || limit !== undefined
}

function BotsSwitch(props: { info: QuestionInfo; scope: Scope; onChange: (scope: Scope) => void }) {
  const { info, scope, onChange } = props
  if (info.bots === 'listed') return null
  const usual = info.bots === 'included' ? 'include' : 'exclude'
  const counted = scope.bots ?? usual
  return (
    <Switch
      className={classes.bots}
      size="xs"
      label={t`Count bots`}
      checked={counted === 'include'}
      onChange={(event) => {
        const next = event.currentTarget.checked ? 'include' : 'exclude'
        onChange({ ...scope, bots: next === usual ? undefined : next })
      }}
    />
  )
}
