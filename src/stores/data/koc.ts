import { ask, type Out } from '@/cloud'
import { Rows } from '../rows'

export type Koc = Out<'operator', 'board.koc'>['rows'][number]

/** Whose friends stayed, most first. */
export const kocRows = (): Rows<Koc> =>
  new Rows((after) => ask('operator', 'board.koc', after === undefined ? {} : { after }))
