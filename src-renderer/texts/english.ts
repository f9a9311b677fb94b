import { i18n } from '@lingui/core'

// For unit tests, which have no system to ask for its language.
i18n.loadAndActivate({ locale: 'en', messages: {} })
