import type { CardGiven } from '#core/inserts/contract'
import { TYPED_BY_EVERYONE, TYPED_PER_PERSON, TYPED_WINDOW } from '#core/inserts/rules'
import { type CardNumber, isWellTyped, tidyTyped } from '#core/inserts/token'
import { ok, type Result, refuse } from '#core/kernel/result'
import type { Context } from '../platform/context'
import { giveBack, type ThrottleRule, takeAttempt } from '../platform/throttle'
import { scannedCard, typedCard } from './cards'

type GivenRefusal = 'inserts.not-recognised' | 'inserts.typed-too-often'

const TYPED: ThrottleRule = {
  name: 'insert-typed',
  perPerson: TYPED_PER_PERSON,
  everyone: TYPED_BY_EVERYONE,
  windowMs: TYPED_WINDOW,
}

const recognised = (card: CardNumber | undefined): Result<CardNumber, GivenRefusal> =>
  card ? ok(card) : refuse('inserts.not-recognised')

/** A slip of the thumb fails its check character and costs neither a read nor an attempt. */
const typedByHand = async (
  typed: string,
  { caller, now }: Context,
): Promise<Result<CardNumber, GivenRefusal>> => {
  if (!isWellTyped(tidyTyped(typed))) return refuse('inserts.not-recognised')
  const wait = await takeAttempt(TYPED, caller.openid, now)
  if (wait) return refuse('inserts.typed-too-often', wait)
  const card = typedCard(typed)
  if (card) await giveBack(TYPED, caller.openid, now)
  return recognised(card)
}

/**
 * The card that a person scanned or typed. A forged and a mistyped one get the same answer, and a
 * forged token costs no database read.
 */
export const readGiven = async (
  given: CardGiven,
  context: Context,
): Promise<Result<CardNumber, GivenRefusal>> =>
  given.by === 'scan' ? recognised(scannedCard(given.token)) : typedByHand(given.typed, context)
