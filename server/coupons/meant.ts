import { audienceText } from '#core/audience/rules'
import { termsOf } from '#core/coupons/rules'
import { ok, type Result, refuse } from '#core/kernel/result'
import { isMeant } from '../audience'
import type { Member } from '../platform/people'
import type { TemplateDoc } from './records'

/** Is this member one of those whom the template is for? If not, whom it is for, in words. */
export const checkMeant = async (
  { form }: Pick<TemplateDoc, 'form'>,
  member: Member,
  now: number,
): Promise<Result<true, 'coupons.not-for-you'>> => {
  const { audience } = termsOf(form)
  return (await isMeant(audience, member, now))
    ? ok(true)
    : refuse('coupons.not-for-you', { who: audienceText(audience) })
}
