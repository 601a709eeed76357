import type { StoreSchema } from '../../cloud/store/index.ts'

/**
 * What the writer does in its n-th round, and what must then be in the store: every kind of write
 * takes its turn, so a lost, torn or half-indexed one shows as a difference from `expected`.
 */
export type Kind = 'pair' | 'add' | 'update' | 'remove'

const KINDS: Kind[] = ['pair', 'add', 'update', 'remove']

export const kindOf = (n: number): Kind => KINDS[n % KINDS.length] as Kind

export interface Member {
  _id: number
  level: number
  tags: (string | number)[]
}

export interface State {
  members: Member[]
  /** Both sides of each transaction, and the sum that it keeps. */
  coupons: number[]
  ledger: number[]
  total: number
}

/** Round n changes or removes the member that an earlier round added. */
export const updated = (n: number): number => n - 1
export const removed = (n: number): number => n - 2

/** Half of the members stay. */
export const removes = (n: number): boolean => n % (2 * KINDS.length) === 3

export const member = (n: number): Member => ({ _id: n, level: 0, tags: ['x', n] })
export const levelTag = (n: number): string => `level-${n}`

const memberAfter = (n: number, last: number): Member[] => {
  if (last >= n + 2 && removes(n + 2)) return []
  if (last < n + 1) return [member(n)]
  return [{ _id: n, level: n + 1, tags: ['x', n, levelTag(n + 1)] }]
}

/** The state after the rounds 1 to `last`. */
export const expected = (last: number): State => {
  const rounds = Array.from({ length: last }, (_, i) => i + 1)
  const coupons = rounds.filter((n) => kindOf(n) === 'pair')
  const members = rounds.filter((n) => kindOf(n) === 'add').flatMap((n) => memberAfter(n, last))
  return { members, coupons, ledger: coupons, total: coupons.length }
}

/** `turn` 1 has an index the other way round: opening then builds it anew. */
export const schemaOf = (turn: number): StoreSchema => ({
  collections: {
    member: {
      indexes: [
        { name: 'tags', keys: [{ field: 'tags', order: 1 }] },
        {
          name: 'level',
          keys: [
            { field: 'level', order: turn === 1 ? -1 : 1 },
            { field: '_id', order: 1 },
          ],
        },
      ],
    },
    ledger: { indexes: [{ name: 'm', keys: [{ field: 'm', order: 1 }] }] },
    coupon: { indexes: [{ name: 'uq_code', keys: [{ field: 'code', order: 1 }], unique: true }] },
    sum: {},
  },
})
