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
  person: { icon: IconUser, one: 'Person', many: 'People' },
  organisation: { icon: IconBuilding, one: 'Organisation', many: 'Organisations' },
  place: { icon: IconMapPin, one: 'Place', many: 'Places' },
  product: { icon: IconBox, one: 'Product', many: 'Products' },
  project: { icon: IconRocket, one: 'Project', many: 'Projects' },
  ticker: { icon: IconChartLine, one: 'Ticker', many: 'Tickers' },
  other: { icon: IconQuote, one: 'Other name', many: 'Others' },
}
