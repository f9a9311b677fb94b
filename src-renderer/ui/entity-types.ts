import { t } from '@lingui/core/macro'
import {
  IconBox,
  IconBuilding,
  IconChartLine,
  IconMapPin,
  IconQuote,
  IconRocket,
  IconUser,
} from '@tabler/icons-react'
import type { EntityType } from '#shared/entities'

/** How each type of entity is drawn and named, one and many. */
export const TYPES: Record<EntityType, { icon: typeof IconBox; one: string; many: string }> = {
  person: { icon: IconUser, one: t`Person`, many: t`People` },
  organisation: { icon: IconBuilding, one: t`Organisation`, many: t`Organisations` },
  place: { icon: IconMapPin, one: t`Place`, many: t`Places` },
  product: { icon: IconBox, one: t`Product`, many: t`Products` },
  project: { icon: IconRocket, one: t`Project`, many: t`Projects` },
  ticker: { icon: IconChartLine, one: t`Ticker`, many: t`Tickers` },
  other: { icon: IconQuote, one: t`Other name`, many: t`Others` },
}
