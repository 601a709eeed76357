import type { pointsMemberRoutes, pointsOperatorRoutes } from '#core/points/contract'
import type { Handlers } from '../platform/context'

const soon = async (): Promise<never> => {
  throw new Error('being built')
}

export const pointsMemberHandlers: Handlers<typeof pointsMemberRoutes> = {
  'points.page': soon,
  'points.entry': soon,
}

export const pointsOperatorHandlers: Handlers<typeof pointsOperatorRoutes> = {
  'points.entriesOf': soon,
  'points.entryOf': soon,
  'points.adjust': soon,
  'points.waiting': soon,
  'points.decide': soon,
  'points.liability': soon,
  'points.csv': soon,
}
