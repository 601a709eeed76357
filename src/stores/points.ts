import type { EntryRow } from '#core/points/views'
import { ask, memory, type Out } from '@/cloud'
import { Paged } from './paged'

export type PointsPage = Out<'member', 'points.page'>

/** The member's points and their ledger, newest first; the first page also without network. */
export type Ledger = Paged<PointsPage, EntryRow>

export const ledger = (): Ledger =>
  new Paged<PointsPage, EntryRow>({
    fetch: (after) => ask('member', 'points.page', after ? { after } : {}),
    rowsOf: ({ rows }) => rows,
    memory,
    key: 'points',
  })
