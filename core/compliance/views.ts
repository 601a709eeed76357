import * as v from 'valibot'

/** What is judged: a play, a poster, a coupon template, a message. */
export const subject = v.picklist(['campaign', 'poster', 'coupon', 'push'])
export type Subject = v.InferOutput<typeof subject>

/** red: it is not published. yellow: it is, when somebody says why that is all right. */
export const level = v.picklist(['red', 'yellow'])
export type Level = v.InferOutput<typeof level>

/** One thing that a rule objects to, with the rule's own words. */
export const finding = v.strictObject({
  /** C1 … C35 of facts/platform.md §4. */
  rule: v.string(),
  level,
  /** 微信小程序平台运营规范 5.1.1 */
  clause: v.string(),
  quote: v.string(),
  source: v.string(),
  /** Of the text that is quoted. */
  date: v.string(),
  /** Where: the key of a text, or a path of the case (`invite.teamSize`). */
  field: v.string(),
  /** What tripped it, as it was written. */
  words: v.string(),
  /** What is wrong, in one plain Chinese sentence. */
  say: v.string(),
})
export type Finding = v.InferOutput<typeof finding>
export const findings = v.array(finding)

export type Verdict = Level | 'clear'

export { REASON_MAX } from './limits'
