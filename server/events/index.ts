/**
 * The event store, and what feeds it from the rest of the product: rows of the audit, members, friends
 * on WeCom, invitations. Feeding changes nothing elsewhere; who reads events are the persons.
 */
export { eventsOfContacts, eventsOfTeams, eventsOfVisits } from './of-friends'
export { eventsOfMembers } from './of-members'
export { eventsOfRows, ROWS_READ, touchedBy } from './of-rows'
