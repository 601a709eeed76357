import { byDistance, nearOf } from './geo-near.ts'
import type { Predicate } from './matcher.ts'
import { makePlan, type Plan } from './planner.ts'
import { firstBy, type SortKey } from './sort.ts'
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

function* byIds(table: Table, ids: Buffer[]): Generator<Row> {
  const distinct = ids.length < 2 ? ids : new Map(ids.map((id) => [idText(id), id])).values()
  for (const id of distinct) {
    const row = table.get(id)
    if (row !== null) yield row
  }
}

function* candidates(table: Table, plan: Plan, wanted: number): Generator<Row> {
  if (plan.ids !== undefined) return yield* byIds(table, plan.ids)
  if (plan.index === undefined) return yield* table.scan(wanted)
  const seen = new Set<number>()
  const repeats = plan.index?.multikey || plan.ranges.length > 1
  for (const range of plan.ranges) {
    for (const row of table.range(plan.index, range, plan.reverse, wanted)) {
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
    return [...this.stream(table, find, overlay)]
  }

  /** Documents one by one while the index gives the order asked for, else all sorted at once. */
  stream(table: Table, find: Find, overlay: Overlay): Iterable<Row> {
    const { sort = [], skip = 0, limit = Number.POSITIVE_INFINITY } = find
    const plan = makePlan(table, find.query, sort)
    const inOrder = plan.ordered && overlay.size === 0
    const rows = this.matching(table, find, plan, overlay, inOrder ? skip + limit : undefined)
    const near = sort.length === 0 && nearOf(find.query) !== null
    if (near)
      return window(
        byDistance(rows, (row) => row.doc, find.query),
        skip,
        limit,
      )
    if (inOrder) return window(rows, skip, limit)
    return window(arrange(rows, sort, skip + limit), skip, limit)
  }

  private *matching(
    table: Table,
    find: Find,
    plan: Plan,
    overlay: Overlay,
    wanted = Number.POSITIVE_INFINITY,
  ): Generator<Row> {
    let examined = 0
    try {
      for (const row of candidates(table, plan, wanted)) {
        if (overlay.size > 0 && overlay.has(idText(row.id))) continue
        examined++
        if (find.matches(row.doc)) yield row
      }
      for (const row of overlay.values()) {
        if (row !== null && find.matches(row.doc)) yield row
      }
    } finally {
      this.tell(table, plan, examined)
    }
  }

  private tell(table: Table, plan: Plan, examined: number): void {
    this.explain?.({
      collection: table.name,
      index: plan.index === undefined ? null : (plan.index?.spec.name ?? '_id_'),
      examined,
      sorted: !plan.ordered,
    })
  }
}

function* window(rows: Iterable<Row>, skip: number, limit: number): Generator<Row> {
  if (limit === 0) return
  let n = 0
  for (const row of rows) {
    if (n++ >= skip) yield row
    // Asking for one more would read on behind the last one wanted.
    if (n >= skip + limit) return
  }
}

/** What no index orders; with a limit no more is kept than may come out. */
function arrange(rows: Iterable<Row>, sort: SortKey[], most: number): Row[] {
  if (sort.length === 0) return [...rows].sort((a, b) => a.rid - b.rid)
  return firstBy(rows, sort, most, (row) => row.doc)
}
