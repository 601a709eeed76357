/**
 * Persons and counters: read models of the events. Nobody else writes them.
 *   markPersons(names)    have these folded anew
 *   personsSlice(now)     one slice of whatever there is to do; false when there is nothing
 */
import type { personsOperatorRoutes } from '#core/persons/contract'
import type { Handlers } from '../platform/context'
import { find } from './find'
import { groupPeople, stagePeople } from './people'
import { quantiles, saveRules, saveTrade, showRules } from './rules'
import { show } from './show'
import { groups, stages } from './stages'

export { channelWords } from './channel-words'
export { readCounters } from './life-counters'
export { markPersons } from './marks'
export { namesFor } from './names'
export { persons } from './records'
export { samplePurchases } from './sample'
export { personsSlice } from './slice'
export { readState } from './state'
export { walk } from './walk'

export const personsOperatorHandlers: Handlers<typeof personsOperatorRoutes> = {
  'persons.show': show,
  'persons.find': find,
  'lifecycle.stages': stages,
  'lifecycle.people': stagePeople,
  'lifecycle.rules': showRules,
  'lifecycle.saveRules': saveRules,
  'lifecycle.saveTrade': saveTrade,
  'rfm.groups': groups,
  'rfm.people': groupPeople,
  'rfm.quantiles': quantiles,
}
