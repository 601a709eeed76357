/**
 * One person under many names (core/identity). Facts about two keys being one person are noted and
 * judged soon after; whose a key is stands in `identities`, and every change of that is told.
 *
 * For imports and claims:
 *   phoneKeyOf, buyerKeyOf, orderKeyOf …  keys from raw data; undefined for masked or empty data
 *   noteLinks([{a, b, source, ref?, at}], now)   idempotent, any number, 3 requests per 500 pairs
 *     parcel: buyerKey–phoneKey of an unmasked phone in an export
 *     order:  memberKey–orderKey of an order that a member claimed; its purchase must then be about
 *             the order's own key (core/orders/import-events.ts)
 *     buyer:  memberKey–buyerKey of that order's buyer, `ref` the order's key
 *   retractLinks([{a, b, source, ref?}], now)    of an import that is undone
 * For read models:
 *   personsOf(keys), personOf(key)   key → name of the person; unknown keys are their own
 *   keysOf(persons)                  name → keys of which events tell; [] for a name that is gone
 *   hearPersons(listener)            told, at least once, every name that gained or lost a key
 */

import type { identityOperatorRoutes } from '#core/identity/contract'
import type { Handlers } from '../platform/context'
import { decide, split } from './decide'
import { preview } from './preview'
import { person } from './show'
import { waiting } from './waiting'

export { buyerKeyOf, orderKeyOf, phoneKeyOf, wecomKeyOf } from './hashes'
export { hearPersons } from './listeners'
export { type Noted, noteLinks, retractLinks } from './note'
export { followOwn, noteFriend, noteUnionids, OWN_DEEDS } from './own-facts'
export { keysOf, personOf, personsOf } from './persons'
export { settleSlice } from './settle'

export const identityOperatorHandlers: Handlers<typeof identityOperatorRoutes> = {
  'identity.person': person,
  'identity.waiting': waiting,
  'identity.preview': preview,
  'identity.decide': decide,
  'identity.split': split,
}
