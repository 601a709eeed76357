export type { Change } from './change'
export { type Collection, collection, type Doc } from './collection'
export { countBy, type Expression } from './counts'
export {
  add,
  addMany,
  addMissing,
  addNew,
  addOnce,
  count,
  find,
  findOne,
  get,
  getMany,
  MAX_BULK,
  MAX_ROWS,
  removeWhere,
  updateWhere,
} from './documents'
export { BusyError, DuplicateError, isOverloaded, isTooLarge, StaleError } from './errors'
export { type First, firstsBy } from './firsts'
export { findItems, type ItemsRequest } from './items'
export { numbersIn } from './numbers'
export { findPage, MAX_PAGE, type Page } from './page'
export { findSlim } from './slim'
export { sumBy } from './sums'
export { tallyBy } from './tally'
export { totalsBy } from './totals'
export { type Tx, withTx } from './transaction'
export { absentOr, between, gt, gte, lt, lte, oneOf, unlike, type Where } from './where'
