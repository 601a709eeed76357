import { ok, type Result, refuse } from '#core/kernel/result'
import type { Role } from '#core/kernel/route'
import type { Caller } from '../identity'
import { isOpen, type Member, members, type Staff, staff, unionidFields } from '../people'
import { get, updateWhere } from '../store'

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

/**
 * Notes the unionid of a member who joined before the mini-program was bound: once, one write. It is
 * worth no call: what fails is told in the log, and made up at the next one.
 */
const noteUnionid = async (member: Member, caller: Caller, now: number): Promise<void> => {
  if (caller.unionid === undefined || caller.unionid === member.unionid) return
  try {
    const set = unionidFields(caller, now)
    // The card number is another one after closing and joining again.
    await updateWhere(members, { _id: member._id, number: member.number }, { set })
  } catch (error) {
    console.error(JSON.stringify({ unnotedUnionid: true, fault: String(error) }))
  }
}

/** Loads the person once, on every call: who was revoked is refused on the very next one (law 5). */
export const personFor = async (
  role: Role,
  caller: Caller,
  now: number,
): Promise<Result<Person>> => {
  if (role === 'anyone') return ok({})
  if (role === 'member') {
    const member = await get(members, caller.memberId)
    if (!isOpen(member)) return refuse('role.member-required')
    await noteUnionid(member, caller, now)
    return ok({ member })
  }
  const person = await get(staff, caller.staffId)
  return holds(person, role) ? ok({ staff: person }) : refuse(`role.${role}-required`)
}
