import type { StaffView } from '#core/staff/contract'
import type { Staff } from '../platform/people'

export const staffViewOf = ({ _id, name, operator, posts, joinedAt }: Staff): StaffView => ({
  id: _id,
  name,
  operator,
  posts,
  joinedAt,
})
