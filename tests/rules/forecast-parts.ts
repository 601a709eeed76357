/** What the invariants of the forecast look at; mutants are made of this file. */
export { salesAhead, visitsAhead } from '#core/forecast/ahead'
export {
  chanceAlive,
  expectedOfNew,
  expectedVisits,
  squareOfVisits,
} from '#core/forecast/buying'
export { checkForecast } from '#core/forecast/check'
export { buyingLikelihood, fitBuying } from '#core/forecast/fit-buying'
export { fitSpending, spendingLikelihood } from '#core/forecast/fit-spending'
export { groupsOf, spenderOf } from '#core/forecast/rhythm'
export { expectedFen, squareOfFen } from '#core/forecast/spending'
export { visitsOf } from '#core/repurchase/visits'
