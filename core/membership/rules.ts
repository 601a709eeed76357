import { ok, type Result, refuse } from '../kernel/result'
import { businessDayOf } from '../kernel/time'
import type { Birthday } from './views'

export const NUMBER_DIGITS = 8

/** 1234 5678, as look.md groups numbers. */
export const numberText = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ')

/** A member as others may see them. Closing an account leaves it no number. */
export const maskedMember = (number: string): string =>
  /^\d+$/.test(number) ? `会员 尾号 ${number.slice(-4)}` : '已注销的会员'

/** A card number as it is read out or typed, with spaces or without; undefined when it is none. */
export const digitsOf = (typed: string): string | undefined => {
  const digits = typed.replace(/\s/g, '')
  return /^\d+$/.test(digits) && digits.length === NUMBER_DIGITS ? digits : undefined
}

const SHOWN_START = 3
const SHOWN_END = 4

/** 138****5678: enough to know one's own number again, too little to call it. */
export const maskedPhone = (phone: string): string =>
  phone.length < SHOWN_START + 2 * SHOWN_END
    ? `****${phone.slice(-2)}`
    : `${phone.slice(0, SHOWN_START)}****${phone.slice(-SHOWN_END)}`

/** Below, a guardian has to consent, whom we can not ask (PIPL art. 31; facts/platform.md C24). */
const GROWN_UP = 14

/**
 * A day of birth that may be kept. The age is counted by the Beijing date: who was born on a 29th
 * of February is a year older on the 1st of March of a year that has none.
 */
export const checkBirthday = (
  birthday: Birthday | undefined,
  now: number,
): Result<true, 'membership.birthday-future' | 'membership.under-14'> => {
  if (birthday?.kind !== 'date') return ok(true)
  const today = businessDayOf(now)
  if (birthday.date > today) return refuse('membership.birthday-future')
  const year = Number(birthday.date.slice(0, 4)) + GROWN_UP
  const grownUpFrom = `${year}${birthday.date.slice(4)}`
  return grownUpFrom > today ? refuse('membership.under-14') : ok(true)
}

/** Does the birthday lie in the Beijing month of `now`? The year does not matter. */
export const isBirthdayMonth = (birthday: Birthday | undefined, now: number): boolean => {
  if (!birthday) return false
  const day = birthday.kind === 'day' ? birthday.day : birthday.date.slice(5)
  return day.slice(0, 2) === businessDayOf(now).slice(5, 7)
}

/** Where the phone puts a member's pictures; nobody else's profile may point there. */
export const avatarFolder = (memberId: string): string => `avatars/${memberId}`

/** `cloud://<environment>.<bucket>/<path>`; `environment` is the one that serves this member. */
export const isOwnAvatar = (fileId: string, memberId: string, environment: string): boolean => {
  const [host = '', ...path] = fileId.replace(/^cloud:\/\//, '').split('/')
  const name = path.pop() ?? ''
  return (
    fileId.startsWith('cloud://') &&
    host.split('.')[0] === environment &&
    path.join('/') === avatarFolder(memberId) &&
    /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name)
  )
}

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
