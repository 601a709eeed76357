import {
  ageOf,
  type CodeAge,
  type CodeKind,
  makeCode,
  nextInMs,
  type ParsedCode,
  stepAt,
} from '#core/codes/rotating'
import { currentKeyFor, keysFor } from './keys'

const PURPOSE = 'codes'

/** The code that a coupon or a member shows now, and how long it stays. */
export const shownCode = (kind: CodeKind, handle: string, now: number) => ({
  code: makeCode(kind, handle, stepAt(now), currentKeyFor(PURPOSE).mac),
  nextInMs: nextInMs(now),
})

/** How old a scanned code is, under any key that is still honoured. */
export const judgeCode = (code: ParsedCode, now: number): CodeAge =>
  ageOf(
    code,
    now,
    keysFor(PURPOSE).map(({ mac }) => mac),
  )
