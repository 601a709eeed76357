import { ask, type Out } from '@/cloud'
import { Load } from '../load'
import { MonthFiles } from './month-files'

/** What the brand owes in points, by the month in which they end. */
export class Liability {
  readonly shown = new Load<Out<'operator', 'points.liability'>>()
  readonly files = new MonthFiles(
    (wish) => ask('operator', 'points.csv', wish),
    () => this.shown.at,
  )

  load(): Promise<unknown> {
    return this.shown.from(() => ask('operator', 'points.liability', {}))
  }
}
