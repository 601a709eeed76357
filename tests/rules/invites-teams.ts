import type { movesOf, PaidLine, Plan, TeamLine } from '#core/invites/team'
import type { CreditRule, CreditState } from '#core/invites/views'
import { below, type Random } from '../../localwechat/simulator/random.ts'

/** A team whose friends come, stay and go by chance, and whose rewards are given as the rules say. */

const POINTS = (points: number) => ({ kind: 'points' as const, points })

export const planFrom = (random: Random): Plan => ({
  steps: Array.from({ length: 1 + below(random, 4) }, () => ({
    now: POINTS(1 + below(random, 50)),
    ...(random() < 0.5 ? { kept: POINTS(1 + below(random, 50)) } : {}),
  })),
  ...(random() < 0.6 ? { friend: POINTS(1 + below(random, 50)) } : {}),
})

/** States that can follow one another; the ends have no way out. */
const NEXT: Record<CreditState, readonly CreditState[]> = {
  waiting: ['counted', 'held', 'refused'],
  held: ['counted', 'kept', 'refused', 'left'],
  counted: ['kept', 'left'],
  kept: ['kept'],
  left: ['left'],
  refused: ['refused'],
}

const RULE: Record<CreditState, CreditRule> = {
  waiting: 'not-joined',
  held: 'under-review',
  counted: 'done',
  kept: 'kept-days',
  left: 'left-closed',
  refused: 'same-phone',
}

export const changed = (random: Random, lines: readonly TeamLine[]): TeamLine[] => {
  const at = below(random, lines.length + 1)
  const line = lines[at]
  if (!line)
    return [...lines, { friendId: `f${lines.length}`, state: 'waiting', rule: 'not-joined' }]
  const next = NEXT[line.state]
  const state = next[below(random, next.length)] ?? line.state
  return lines.map((one, i) => (i === at ? { ...one, state, rule: RULE[state] } : one))
}

export interface Books {
  paid: PaidLine[]
  /** Every giving and every taking back that was done. */
  gives: string[]
  backs: string[]
  spent: number
}

export type MovesOf = typeof movesOf

const worth = (form: Plan, part: PaidLine['part'], step: number): number => {
  const own = form.steps[step - 1]
  const reward = part === 'friend' ? form.friend : part === 'now' ? own?.now : own?.kept
  return reward?.kind === 'points' ? reward.points : 0
}

/** Does what is to be done, as the server does; what was spent before it is taken back stays paid. */
export const settled = (
  random: Random,
  form: Plan,
  lines: readonly TeamLine[],
  books: Books,
  moves: MovesOf,
): Books => {
  let { paid, spent } = books
  const [gives, backs] = [[...books.gives], [...books.backs]]
  for (const { what, part, step, gen, friendId } of moves(form, lines, paid, 0)) {
    const slot = `${part} ${step} ${friendId ?? ''} ${gen}`
    const cost = worth(form, part, step)
    if (what === 'give') {
      const line = { part, step, gen, state: 'given' as const }
      paid = [...paid, friendId === undefined ? line : { ...line, friendId }]
      gives.push(slot)
      spent += cost
    } else {
      const state = (['back', 'back', 'debt', 'note'] as const)[below(random, 4)] ?? 'back'
      paid = paid.map((one) =>
        `${one.part} ${one.step} ${one.friendId ?? ''} ${one.gen}` === slot
          ? { ...one, state }
          : one,
      )
      backs.push(slot)
      if (state === 'back') spent -= cost
    }
  }
  return { paid, gives, backs, spent }
}
