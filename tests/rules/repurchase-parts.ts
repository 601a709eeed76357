/** What the invariants of repurchase look at; mutants are made of this file. */
export { cohortsOf, fenAfter, retainedAfter } from '#core/repurchase/cohorts'
export { intervalOf } from '#core/repurchase/intervals'
export { againIn, frequencyOf, repurchaseEver, salesShareOf } from '#core/repurchase/rates'
export {
  boughtAtLeast,
  cameBackWithin,
  fenIn,
  lastDays,
  oldBuyersIn,
  ordersIn,
  repurchaseIn,
  retainedIn,
  shareOver,
} from '#core/repurchase/shares'
export { boughtOf, standingOf } from '#core/repurchase/visits'
