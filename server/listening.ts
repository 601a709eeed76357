import { hearPersons, noteFriend } from './identity'
import { applyContact } from './invites'
import { stopPunished } from './invites/desk'
import { markPersons } from './persons'
import { now } from './platform/clock'
import { hearContacts, hearPunished } from './wecom'

/**
 * Who is told of what comes from WeCom: said here, once for each function that tells (callbacks, jobs),
 * so that features need not know each other in a circle.
 */
hearContacts(applyContact)
hearContacts((change) => noteFriend(change, now()))
hearPunished(async (penalty) => {
  await stopPunished(penalty, now())
})
hearPersons((names) => markPersons(names))
