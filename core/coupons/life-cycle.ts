import type { TemplateStatus } from './form'
import type { CouponMove, CouponStatus, StoryEvent } from './views'

/**
 * Every legal move of a coupon and of a template, declared once. What is not here does not exist:
 * guards of writes are made from this table (`movesFrom`), and a story that it does not allow is a
 * fault (`isLegal`, asked by tests and the race bench).
 */
interface Move<S> {
  from: readonly S[]
  to: S
}

export const couponMoves: Record<Exclude<CouponMove, 'issued'>, Move<CouponStatus>> = {
  held: { from: ['issued'], to: 'held' },
  /** The sale was given up, or its time ran out. */
  released: { from: ['held'], to: 'issued' },
  redeemed: { from: ['issued', 'held'], to: 'redeemed' },
  /** One use of several: others are left. */
  used: { from: ['issued', 'held'], to: 'issued' },
  /** Within the window, by the clerk or a manager; of a coupon with several uses also before its last. */
  undone: { from: ['redeemed', 'issued'], to: 'issued' },
  /** Its sale was returned. */
  returned: { from: ['redeemed', 'issued'], to: 'issued' },
  /** Taken back by a manager after the window, when it can not be used any more. */
  reversed: { from: ['redeemed'], to: 'reversed' },
  expired: { from: ['issued'], to: 'expired' },
  /** Also from `redeemed`: what comes back to a membership that has been closed is void. */
  voided: { from: ['issued', 'held', 'redeemed'], to: 'voided' },
  /** Given back for its points, unused or over the counter. */
  cancelled: { from: ['issued', 'redeemed'], to: 'voided' },
}

export const templateMoves = {
  publish: { from: ['draft'], to: 'published' },
  pause: { from: ['published'], to: 'paused' },
  resume: { from: ['paused'], to: 'published' },
  end: { from: ['published', 'paused'], to: 'ended' },
} as const satisfies Record<string, Move<TemplateStatus>>
export type TemplateMove = keyof typeof templateMoves

export const mayMove = (move: TemplateMove, status: TemplateStatus): boolean =>
  (templateMoves[move].from as readonly TemplateStatus[]).includes(status)

/** States in which a coupon may make this move: the guard of the write that makes it. */
export const movesFrom = (move: keyof typeof couponMoves): readonly CouponStatus[] =>
  couponMoves[move].from

/** The state after a story, or undefined when one of its moves was not legal. */
export const statusAfter = (story: readonly StoryEvent[]): CouponStatus | undefined => {
  const [first, ...rest] = story
  if (first?.event !== 'issued') return undefined
  return rest.reduce<CouponStatus | undefined>((status, { event }) => {
    const move = event === 'issued' ? undefined : couponMoves[event]
    return status && move?.from.includes(status) ? move.to : undefined
  }, 'issued')
}
