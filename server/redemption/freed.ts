import type { CouponDoc } from '../coupons'

type Freed = Pick<CouponDoc, 'status' | 'story' | 'heldFor' | 'heldUntil'>

/**
 * A hold whose time is over has ended, whether or not the jobs have seen it; the next write says so
 * with a row of its own before its own move, so that the story stays one of legal moves.
 */
export const freed = ({ status, story, heldFor, heldUntil }: CouponDoc, now: number): Freed =>
  status === 'held' && heldUntil < now
    ? {
        status: 'issued',
        story: [...story, { at: heldUntil, event: 'released' }],
        heldFor: '',
        heldUntil: 0,
      }
    : { status, story, heldFor, heldUntil }
