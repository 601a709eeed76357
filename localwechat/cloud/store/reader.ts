import type { Predicate } from './matcher.ts'
import { makePlan, type Plan } from './planner.ts'
import { type SortKey, sortBy } from './sort.ts'
import type { Row, Table } from './table.ts'
import type { QueryPlan } from './types.ts'
import type { Doc } from './value.ts'

/** Documents a transaction sees differently from the table, by id bytes; null is absent. */
export type Overlay = Map<string, Row | null>

export interface Find {
  query: Doc
  matches: Predicate
  sort?: SortKey[]
  skip?: number
  limit?: number
}

export const idText = (id: Buffer): string => id.toString('latin1')

function* candidates(table: Table, plan: Plan): Generator<Row> {
  if (plan.index === undefined) return yield* table.scan()
  const seen = new Set<number>()
  const repeats = plan.index?.multikey || plan.ranges.length > 1
  for (const range of plan.ranges) {
    for (const row of table.range(plan.index, range, plan.reverse)) {
      if (repeats && seen.has(row.rid)) continue
      if (repeats) seen.add(row.rid)
      yield row
    }
  }
}

/** Reads one collection through the best index and the overlay of a transaction. */
export class Reader {
  constructor(private readonly explain?: (plan: QueryPlan) => void) {}

  find(table: Table, find: Find, overlay: Overlay): Row[] {
    const { sort = [], skip = 0, limit = Number.POSITIVE_INFINITY } = find
    const plan = makePlan(table, find.query, sort)
    const inOrder = plan.ordered && overlay.size === 0
    const { rows, examined } = this.collect(
      table,
      find,
      plan,
      overlay,
      inOrder ? skip + limit : Infinity,
    )
    this.explain?.({
      collection: table.name,
      index: plan.index === undefined ? null : (plan.index?.spec.name ?? '_id_'),
      examined,
      sorted: !plan.ordered,
    })
    return this.arrange(rows, sort, inOrder).slice(skip, skip + limit)
  }

  private collect(table: Table, find: Find, plan: Plan, overlay: Overlay, stop: number) {
    const rows: Row[] = []
    let examined = 0
    if (stop === 0) return { rows, examined }
    for (const row of candidates(table, plan)) {
      if (overlay.has(idText(row.id))) continue
      examined++
      if (find.matches(row.doc)) rows.push(row)
      if (rows.length >= stop) return { rows, examined }
    }
    for (const row of overlay.values()) {
      if (row !== null && find.matches(row.doc)) rows.push(row)
    }
    return { rows, examined }
  }

  private arrange(rows: Row[], sort: SortKey[], inOrder: boolean): Row[] {
    if (inOrder) return rows
    if (sort.length === 0) return rows.sort((a, b) => a.rid - b.rid)
    return sortBy(rows, sort, (row) => row.doc)
  }
}
