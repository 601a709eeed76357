import { ok, type Result, refuse } from '../kernel/result'

export const NUMBER_DIGITS = 8

/** 1234 5678, as look.md groups numbers. */
export const numberText = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ')

/** A member as others may see them. */
export const maskedMember = (number: string): string => `会员 尾号 ${number.slice(-4)}`

/** Consent counts only for the very text that is in force now. */
export const checkConsent = (
  given: { version: string; hash: string } | undefined,
  inForce: { version: string; hash: string },
): Result<
  { version: string; hash: string },
  'membership.consent-missing' | 'membership.consent-outdated'
> => {
  if (!given) return refuse('membership.consent-missing')
  if (given.version !== inForce.version || given.hash !== inForce.hash)
    return refuse('membership.consent-outdated')
  return ok({ version: given.version, hash: given.hash })
}
