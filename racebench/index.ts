export type {
  Adapter,
  Ask,
  Books,
  Call,
  CouponInBooks,
  Deed,
  Plan,
  PurseInBooks,
  Stage,
  Told,
  Way,
  Wish,
} from './adapter.ts'
export { bench, breakOne, type Failure, type Tally } from './bench.ts'
export { raceBench } from './command.ts'
export { INVARIANTS, type InvariantName } from './invariants.ts'
export { naive } from './naive/adapter.ts'
export { PLAYS, type PlayName, playsFor } from './plays.ts'
