/**
 * The counters of the member data: documents of whole numbers, each the sum over all persons of what
 * `contribute` (contribute.ts) adds for one. A document of days is one month (`life.2026-05`, <dd> is
 * the day in it), one of months is one year (`life.2026`, <mm> is the month in it); both carry the
 * same fields. A last part `of`, `channel`, `tag` may hold anything but a dot.
 *
 * | document               | field                | meaning                                            |
 * |------------------------|----------------------|----------------------------------------------------|
 * | life.<month>, <year>   | <dd>-s<a><b>         | persons whose stage (core/aipl) was a at the end   |
 * |                        |                      | of the day (month) before and is b at its own end  |
 * |                        | <dd>-g<a><b>         | the same of RFM groups (core/rfm/groups.ts; 0 none)|
 * |                        | <dd>-c<cell>         | net change of the number of persons in a cell      |
 * |                        | <dd>-in-<channel>    | persons who became members for the first time      |
 * |                        | <dd>-again-<channel> | … once more after having left                      |
 * |                        | <dd>-out-<channel>   | persons who ended their (last) membership          |
 * | trade.<month>, <year>  | <dd>-fen-<of>        | paid for the purchases of that day                 |
 * |                        | <dd>-orders-<of>     | purchases of that day                              |
 * |                        | <dd>-buyers-<of>     | persons with a purchase in it, each once           |
 * |                        | <dd>-back-<of>       | fen that went back on that day, bought whenever    |
 * |                        | <dd>-backs-<of>      | returns on that day                                |
 * | deeds.<month>, <year>  | <dd>-<kind>          | events of a kind (core/events/event.ts)            |
 * |                        | <dd>-p-<kind>        | persons with one, each once; `any`: members with   |
 * |                        |                      | any event or purchase                              |
 * | cohorts.<year>         | <mm>-p<k>            | of persons whose first standing purchase was in    |
 * |                        |                      | that month: who bought k months later (p0: all)    |
 * |                        | <mm>-o<k>, <mm>-f<k> | their standing purchases then, and fen net         |
 * | totals                 | people, buyers,      | persons; with ≥ 1 standing purchase; with ≥ 2      |
 * |                        | repeaters            |                                                    |
 * |                        | orders, fen          | standing purchases, and fen net                    |
 * |                        | merged               | persons of more than one key                       |
 * |                        | tag-<tag>            | persons with the tag                               |
 * | spread                 | n<n>, m<n>           | persons (members as of their last step) with n     |
 * |                        |                      | standing purchases                                 |
 * |                        | d<days>              | pairs of following standing purchases so far apart |
 * |                        | s<days>              | … of the first and the second of a person alone    |
 *
 * `of` is `all`; `p:<platform>`; `s:<store>`; `c:<channel>` of the person; `member` for persons who
 * were members on that day; `again` for purchases with an earlier standing one of the same person.
 * A purchase stands as long as something of it is left; net is paid less returned.
 *
 * A size on a day is a sum: the months before it from the years' documents, then the days of its month
 * up to it (`sizesOn`). Steps reach into the future, where time alone will move people, and so do these
 * counters: a future day says what will be if nobody does anything.
 */
export type CounterName = string

export type Daily = 'life' | 'trade' | 'deeds'

/** Few documents: a batch of persons costs a request for each that it touches. */
export const counterNames = {
  totals: 'totals',
  spread: 'spread',
  /** `month`: 2026-05 */
  days: (what: Daily, month: string): CounterName => `${what}.${month}`,
  /** `year`: 2026 */
  months: (what: Daily | 'cohorts', year: string): CounterName => `${what}.${year}`,
} as const

/** Field → number; a missing one is 0. */
export type Counts = Readonly<Record<string, number>>

/** Purchases further apart than two years count as this far apart, days. */
export const LONGEST_GAP = 731

/** Persons with more purchases count as with this many. */
export const MOST_ORDERS = 200

/** What goes into a field name: a dot would reach into a document. */
export const inField = (text: string): string => text.replace(/[.$]/g, '_')
