import { expect } from 'vitest'
import type { Shuke } from '../bench'
import { foldOf, type MemberDoc, memberBy, sumOfLots } from './points-bench'

/** The member, whose lots, balance and debt agree with each other and with the ledger. */
export const balanced = async (shuke: Shuke, person: string): Promise<MemberDoc> => {
  const member = await memberBy(shuke, person)
  const { balance, debt } = member.account
  expect(sumOfLots(member.account) - debt).toBe(balance)
  expect(await foldOf(shuke, member._id)).toEqual({ balance, debt })
  return member
}
