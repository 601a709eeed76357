import type { pointsMemberRoutes, pointsOperatorRoutes } from '#core/points/contract'
import type { Handlers } from '../platform/context'
import { adjust } from './adjust'
import { csv } from './csv'
import { decide } from './decide'
import { liability } from './liability'
import { entriesOf, entry, entryOf, page } from './page'
import { waiting } from './waiting'

export const pointsMemberHandlers: Handlers<typeof pointsMemberRoutes> = {
  'points.page': page,
  'points.entry': entry,
}

export const pointsOperatorHandlers: Handlers<typeof pointsOperatorRoutes> = {
  'points.entriesOf': entriesOf,
  'points.entryOf': entryOf,
  'points.adjust': adjust,
  'points.waiting': waiting,
  'points.decide': decide,
  'points.liability': liability,
  'points.csv': csv,
}
