/**
 * Persons and counters: read models of the events. Nobody else writes them.
 *   markPersons(names)    have these folded anew
 *   personsSlice(now)     one slice of whatever there is to do; false when there is nothing
 */
export { markPersons } from './marks'
export { counters, persons } from './records'
export { personsSlice } from './slice'
export { readState, wishRules } from './state'
