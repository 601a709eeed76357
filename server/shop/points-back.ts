import { forfeit, givenBack, type Posted, post, restore } from '#core/points/rules'
import type { Paid } from '#core/shop/rules'
import { isOpen, type Member } from '../platform/people'

/**
 * What was paid, back in the very lots (law 3). To an account that was closed meanwhile they come
 * back and are given up at once, after a debt has had its part: the ledger stays balanced.
 */
export const pointsBack = (member: Member, { points, moves }: Paid, now: number): Posted => {
  const back = post(member.account, now, restore(givenBack(moves, 0, points)))
  if (isOpen(member)) return back
  const { account, lines } = post(back.account, now, forfeit)
  return { account, lines: [...back.lines, ...lines] }
}
