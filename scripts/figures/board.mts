import { BOARD_INVARIANTS, differenceIn } from '../../tests/rules/board-compare.ts'
import * as parts from '../../tests/rules/board-parts.ts'
import { exactly, type Figure, type Row } from './figure.mts'

const WORLDS = 5000

const rowOf = (invariant: (typeof BOARD_INVARIANTS)[number]): Row => {
  const difference = differenceIn(parts, invariant, WORLDS)
  if (difference !== undefined) console.log(difference)
  const worlds = WORLDS.toLocaleString('en-US')
  return exactly(`${invariant}: ${worlds} worlds without a difference`, difference ? 1 : 0, 0)
}

export const boardFigure: Figure = {
  name: 'board',
  what: 'every figure of the board and who is behind it against the events of random people',
  slow: true,
  measure: async () => BOARD_INVARIANTS.map(rowOf),
}
