import type { StaffView } from '#core/staff/contract'
import type { Context } from '../platform/context'
import { staff } from '../platform/people'
import { get } from '../platform/store'
import { staffViewOf } from './view'

/** The first answer about a person once more: no receipt holds a name, the person as they are does. */
export const personAgain = async (
  { staffId }: { staffId: string },
  { caller }: Context,
): Promise<{ staff: StaffView }> => {
  const person = await get(staff, staffId)
  if (!person) throw new Error('a receipt about a person who is not there')
  return { staff: staffViewOf(person, caller) }
}
