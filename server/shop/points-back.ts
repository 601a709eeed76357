import { forfeit, givenBack, type Posted, restore, type Step, transact } from '#core/points/rules'
import type { Account } from '#core/points/views'
import type { Paid } from '#core/shop/rules'
import { isOpen, type Member } from '../platform/people'

const run = (account: Account, now: number, step: Step<never>): Posted => {
  const posted = transact(account, now, step)
  // Neither restoring nor giving up can be refused: their types say so.
  if (!posted.ok) throw new Error('points: a step without refusals refused')
  return posted.value
}

/**
 * What was paid, back in the very lots (law 3). To an account that was closed meanwhile they come
 * back and are given up at once, after a debt has had its part: the ledger stays balanced.
 */
export const pointsBack = (member: Member, { points, moves }: Paid, now: number): Posted => {
  const back = run(member.account, now, restore(givenBack(moves, 0, points)))
  if (isOpen(member)) return back
  const { account, lines } = run(back.account, now, forfeit)
  return { account, lines: [...back.lines, ...lines] }
}
