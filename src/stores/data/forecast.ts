import { ask, type Out } from '@/cloud'
import { Load } from '../load'

export type ForecastShown = Out<'operator', 'forecast.show'>

/** When and how much people buy again, seen and forecast. */
export class Forecast {
  readonly shown = new Load<ForecastShown>()

  load(): Promise<unknown> {
    return this.shown.from(() => ask('operator', 'forecast.show', {}))
  }
}
