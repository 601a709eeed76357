import { ok, type Result, refuse } from '#core/kernel/result'
import type { Role } from '#core/kernel/route'
import type { Caller } from '../identity'
import { isOpen, type Member, members, type Staff, staff } from '../people'
import { get } from '../store'

export interface Person {
  member?: Member
  staff?: Staff
}

type StaffRole = Exclude<Role, 'anyone' | 'member'>

/** A higher staff role includes the lower: operator > manager > clerk. */
const holds = (person: Staff | undefined, role: StaffRole): person is Staff => {
  if (!person) return false
  if (person.operator) return true
  if (role === 'operator') return false
  return person.posts.some((post) => role === 'clerk' || post.role === 'manager')
}

/** Loads the person once, on every call: who was revoked is refused on the very next one (law 5). */
export const personFor = async (role: Role, caller: Caller): Promise<Result<Person>> => {
  if (role === 'anyone') return ok({})
  if (role === 'member') {
    const member = await get(members, caller.memberId)
    return isOpen(member) ? ok({ member }) : refuse('role.member-required')
  }
  const person = await get(staff, caller.staffId)
  return holds(person, role) ? ok({ staff: person }) : refuse(`role.${role}-required`)
}
