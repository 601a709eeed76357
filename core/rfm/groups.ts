import type { Step } from '../events/days'
import { type DatedRules, rulesOn } from '../events/steps'
import type { RfmRules } from './cells'
import { type Cell, type Group, NO_CELL } from './names'

export { GROUPS, type Group, type GroupName, groupAdvice, groupNames } from './names'

/** Low money shifts the four by four; low recency by two, low frequency by one. */
export const groupOf = (cell: Cell, { high }: RfmRules): Group => {
  if (cell === NO_CELL) return 0
  const recent = Math.floor(cell / 100) >= high.recency
  const often = Math.floor(cell / 10) % 10 >= high.frequency
  const much = cell % 10 >= high.money
  return (1 + (much ? 0 : 4) + (recent ? 0 : 2) + (often ? 0 : 1)) as Group
}

/** The group of each day, as steps, from the steps of the cells. */
export const groupHistory = (
  cells: readonly Step<Cell>[],
  dated: DatedRules<RfmRules>,
): Step<Group>[] => {
  const days = [...cells.map(([day]) => day), ...dated.slice(1).map(({ from }) => from)]
  if (dated.length > 1) days.sort((a, b) => a - b)
  const steps: [number, Group][] = []
  let at = 0
  let [cell, value] = [NO_CELL, 0 as Group]
  for (const day of days) {
    while (at < cells.length && (cells[at] as Step<Cell>)[0] <= day) cell = cells[at++]?.[1] ?? cell
    const group = groupOf(cell, rulesOn(dated, day))
    if (group !== value) steps.push([day, group])
    value = group
  }
  return steps
}
