import type { StaffView } from '#core/staff/contract'
import type { Caller } from '../platform/identity'
import type { Staff } from '../platform/people'

export const staffViewOf = (person: Staff, caller: Caller): StaffView => ({
  id: person._id,
  name: person.name,
  operator: person.operator,
  posts: person.posts,
  devices: person.devices,
  joinedAt: person.joinedAt,
  own: person._id === caller.staffId,
})
