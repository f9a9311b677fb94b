import { i18n } from '@lingui/core'
import { keepValues } from './keep-values'

// For unit tests, which have no system to ask for its language.
keepValues(i18n)
i18n.loadAndActivate({ locale: 'en', messages: {} })
