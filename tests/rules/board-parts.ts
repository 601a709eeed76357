/** What the invariants of the board look at; mutants are made of this file. */
export {
  behindChannel,
  channelsOf,
  monthliesOf,
  monthsToLook,
  paidBackOn,
} from '#core/board/channels'
export { behindCohort, cohortPage, cohortSize } from '#core/board/cohorts'
export { allYears, namesOfFacts, onDay } from '#core/board/facts'
export { spanOf } from '#core/board/figure'
export { figures } from '#core/board/figures'
export { behindPool, funnelOf, POOLS, poolSizes } from '#core/board/pools'
export { changesOf, isClear } from '#core/board/week'
