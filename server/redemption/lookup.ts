import { type CodeAge, type ParsedCode, parseCode } from '#core/codes/rotating'
import { ok, type Result, refuse } from '#core/kernel/result'
import { type CouponDoc, coupons } from '../coupons'
import { judgeCode } from '../platform/codes'
import { type Member, members } from '../platform/people'
import { findOne } from '../platform/store'

export interface Scanned {
  code: ParsedCode
  age: Exclude<CodeAge, { age: 'unknown' }>
}

type ScanRefusal = 'redemption.code-not-ours' | 'redemption.code-unknown'

/** Reads what the camera or a thumb gave, without the database: junk and guesses cost nothing. */
export const scan = (text: string, now: number): Result<Scanned, ScanRefusal> => {
  const code = parseCode(text)
  if (!code) return refuse('redemption.code-not-ours')
  const age = judgeCode(code, now)
  return age.age === 'unknown' ? refuse('redemption.code-unknown') : ok({ code, age })
}

/** As `scan`, and only what is shown right now. */
export const scanFresh = (
  text: string,
  now: number,
): Result<{ code: ParsedCode; step: number }, ScanRefusal | 'redemption.code-expired'> => {
  const scanned = scan(text, now)
  if (!scanned.ok) return scanned
  const { code, age } = scanned.value
  return age.age === 'fresh' ? ok({ code, step: age.step }) : refuse('redemption.code-expired')
}

export const couponByHandle = async (
  handle: string,
): Promise<Result<CouponDoc, 'redemption.code-unknown'>> => {
  const coupon = await findOne(coupons, { handle })
  return coupon ? ok(coupon) : refuse('redemption.code-unknown')
}

export const memberByHandle = async (
  handle: string,
): Promise<Result<Member, 'redemption.code-unknown'>> => {
  const member = await findOne(members, { handle })
  return member ? ok(member) : refuse('redemption.code-unknown')
}
