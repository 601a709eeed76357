import { whyNot } from '#core/audience/rules'
import { termsOf } from '#core/coupons/rules'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { Member } from '../platform/people'
import type { TemplateDoc } from './records'

/** A member as the rules about people look at one. */
const personOf = ({ joinedAt, tier, newestSale, profile }: Member) => ({
  joinedAt,
  level: tier.level,
  boughtAt: newestSale?.at,
  birthday: profile.birthday,
})

/** Is this member one of those whom the template is for? */
export const checkMeant = (
  { form }: Pick<TemplateDoc, 'form'>,
  member: Member,
  now: number,
): Result<true, 'coupons.not-for-you'> => {
  const who = whyNot(termsOf(form).audience, personOf(member), now)
  return who === undefined ? ok(true) : refuse('coupons.not-for-you', { who })
}
