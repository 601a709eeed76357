import type { forecastOperatorRoutes } from '#core/forecast/contract'
import type { Handlers } from '../platform/context'
import { show } from './show'

export const forecastOperatorHandlers: Handlers<typeof forecastOperatorRoutes> = {
  'forecast.show': show,
}
