import { i18n, type Messages } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { keepValues } from './keep-values'

/** The catalogs of other languages, each read only where the system speaks it; English stands in the code. */
const catalogs = import.meta.glob<{ messages: Messages }>(['./*.po', '!./en.po'])

const compiled = new Map<string, ReturnType<typeof compileMessage>>()
i18n.setMessagesCompiler((message) => {
  const known = compiled.get(message) ?? compileMessage(message)
  compiled.set(message, known)
  return known
})

// The window is drawn after this: texts that stand outside of components are in the right language, too.
const spoken = navigator.languages.map((tag) => tag.split('-')[0])
const language = spoken.find((one) => one === 'en' || catalogs[`./${one}.po`]) ?? 'en'
const catalog = await catalogs[`./${language}.po`]?.()
keepValues(i18n)
i18n.loadAndActivate({ locale: language, messages: catalog?.messages ?? {} })
document.documentElement.lang = language
