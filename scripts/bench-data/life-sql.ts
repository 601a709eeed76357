import type { StageRule } from '#core/aipl/stages'
import { DEFAULT_AIPL } from '#core/aipl/stages'
import { DEFAULT_RFM } from '#core/rfm/cells'

/**
 * AIPL and RFM of all members on all days in SQL, as one would write it for an analytical database: a
 * few passes of window functions over the changes, no join of days. `moves` and `cells` come out as
 * our counters hold them (core/persons/counters.ts, life).
 */

const DAY = 86_400_000
const BEIJING = 8 * 3_600_000

/** Loaded beforehand, and not timed: its own tables. */
export const loadEvents = (file: string): string =>
  `create table events as select * from read_csv('${file}', header = true, columns = {
    'id': 'bigint', 'person': 'integer', 'kind': 'varchar', 'at': 'bigint', 'fen': 'bigint',
    'of': 'bigint'})`

/** What stands, by business days. */
const STANDING = `create table standing as
  select id, person, kind, "at", fen, "of",
    cast(floor(("at" + ${BEIJING}) / ${DAY}) as integer) as day
  from events
  where kind <> 'withdrawn' and id not in
    (select "of" from events where kind = 'withdrawn' and "of" is not null)`

/** What each return really took: together never more than was paid. */
const BACKS = `create table backs as
  with told as (
    select r.person, r."of" as buy, greatest(r.day, b.day) as day, b.fen as paid,
      coalesce(sum(r.fen) over (partition by r."of" order by r."at", r.id
        rows between unbounded preceding and 1 preceding), 0) as before,
      r.fen
    from standing r join standing b on b.id = r."of" and b.kind = 'bought'
    where r.kind = 'returned')
  select person, buy, day, least(paid, before + fen) - least(paid, before) as fen,
    before + fen >= paid as whole
  from told where before < paid or paid = 0`

const BUYS = `create table buys as
  select b.id, b.person, b.day, b.fen, g.day as gone
  from standing b
  left join (select buy, min(day) as day from backs where whole group by buy) g on g.buy = b.id
  where b.kind = 'bought'`

/** As at the end of each day: who joins and leaves on one day has not been a member. */
const MEMBERSHIP = `create table membership as
  with last as (
    select person, day, arg_max(case kind when 'joined' then 1 else 0 end, ("at", id)) as member
    from standing where kind in ('joined', 'left') group by person, day),
  steps as (
    select person, day, member - lag(member, 1, 0) over (partition by person order by day) as change
    from last)
  select person, day, change from steps where change <> 0`

const kindsIn = (kinds: readonly string[]): string =>
  kinds
    .filter((kind) => kind !== 'bought')
    .map((kind) => `'${kind}'`)
    .join(', ')

/** From when to when each event counts for a rule. */
const spansOf = ({ stage, kinds, atLeast, withinDays }: StageRule, rule: number): string[] => {
  const of = `${rule} as rule, ${stage} as stage, ${atLeast} as least`
  const deeds = kindsIn(kinds)
  return [
    ...(deeds === ''
      ? []
      : [
          `select person, ${of}, day as "from", day + ${withinDays} as until
           from standing where kind in (${deeds})`,
        ]),
    ...(kinds.includes('bought')
      ? [
          `select person, ${of}, day, least(day + ${withinDays}, coalesce(gone, 9999999))
           from buys where gone is null or gone > day`,
        ]
      : []),
  ]
}

const STAGES = `create table stages as
  with spans as (${DEFAULT_AIPL.rules.flatMap(spansOf).join(' union all ')}),
  ends as (
    select person, rule, stage, least, "from" as day, 1 as d from spans
    union all select person, rule, stage, least, until, -1 from spans),
  daily as (
    select person, rule, stage, least, day, sum(d) as d from ends group by all),
  counts as (
    select person, stage, day, least,
      sum(d) over (partition by person, rule order by day) as n, d
    from daily),
  turns as (
    select person, stage, day, (n >= least)::integer - (n - d >= least)::integer as d
    from counts),
  points as (
    select person, day, stage, d from turns where d <> 0
    union all select person, day, 0, change from membership),
  wide as (
    select person, day,
      sum(d) filter (where stage = 0) as m, sum(d) filter (where stage = 2) as a,
      sum(d) filter (where stage = 3) as i, sum(d) filter (where stage = 4) as p,
      sum(d) filter (where stage = 5) as l
    from points group by person, day),
  open as (
    select person, day, coalesce(sum(m) over w, 0) as m, coalesce(sum(a) over w, 0) as a,
      coalesce(sum(i) over w, 0) as i, coalesce(sum(p) over w, 0) as p,
      coalesce(sum(l) over w, 0) as l
    from wide window w as (partition by person order by day)),
  value as (
    select person, day,
      case when m = 0 then 0 when l > 0 then 5 when p > 0 then 4 when i > 0 then 3
        when a > 0 then 2 else 1 end as stage
    from open),
  steps as (
    select person, day, stage, lag(stage, 1, 0) over (partition by person order by day) as was
    from value)
  select person, day, was, stage as now from steps where was <> stage`

const { windowDays, recencyDays, orders, fen, high } = DEFAULT_RFM

const rising = (value: string, cuts: readonly number[]): string =>
  `case ${[...cuts]
    .reverse()
    .map((cut, i) => `when ${value} >= ${cut} then ${5 - i}`)
    .join(' ')} else 1 end`

const falling = (value: string, cuts: readonly number[]): string =>
  `case ${cuts.map((cut, i) => `when ${value} <= ${cut} then ${5 - i}`).join(' ')} else 1 end`

/** Days on which ages change the score. */
const AGES = recencyDays.filter((cut) => cut + 1 < windowDays).map((cut) => cut + 1)

const CELLS = `create table cells as
  with windows as (
    select id, person, day, fen, gone, least(day + ${windowDays}, coalesce(gone, 9999999)) as until
    from buys),
  changes as (
    select person, day, 1 as n, fen as fen, case when gone is null then day end as kept
    from windows where until > day
    union all select person, until, -1, -fen, null from windows where until > day
    union all select b.person, b.day, 0, -b.fen, null
    from backs b join windows w on w.id = b.buy where b.day < w.until
    union all select b.person, w.until, 0, b.fen, null
    from backs b join windows w on w.id = b.buy where b.day < w.until
    union all select person, unnest([${AGES.map((age) => `day + ${age}`).join(', ')}]), 0, 0, null
    from windows where until > day),
  daily as (
    select person, day, sum(n) as n, sum(fen) as fen, max(kept) as kept from changes group by all),
  sums as (
    select person, day, sum(n) over w as n, sum(fen) over w as fen, max(kept) over w as last
    from daily window w as (partition by person order by day)),
  short as (
    select s.person, s.day, max(w.day) as last
    from sums s join windows w on w.person = s.person and w.gone is not null
      and w.day <= s.day and w.until > s.day
    group by s.person, s.day),
  measured as (
    select s.person, s.day, s.n, s.fen,
      s.day - greatest(coalesce(s.last, 0), coalesce(k.last, 0)) as age
    from sums s left join short k on k.person = s.person and k.day = s.day),
  value as (
    select person, day, case when n = 0 then 0 else
      100 * ${falling('age', recencyDays)} + 10 * ${rising('n', orders)} + ${rising('fen', fen)}
      end as cell
    from measured),
  steps as (
    select person, day, cell, lag(cell, 1, 0) over (partition by person order by day) as was
    from value)
  select person, day, was, cell as now from steps where was <> cell`

const group = (cell: string): string =>
  `case when ${cell} = 0 then 0 else 1
    + case when ${cell} % 10 >= ${high.money} then 0 else 4 end
    + case when ${cell} // 100 >= ${high.recency} then 0 else 2 end
    + case when ${cell} // 10 % 10 >= ${high.frequency} then 0 else 1 end end`

/** \`2026-05-12-s23\` and the like, as our counters call them. */
const COUNTED = `create table counted as
  with groups as (
    select person, day, ${group('was')} as was, ${group('now')} as now from cells),
  fields as (
    select day, 's' || was || now as field, count(*) as n from stages group by all
    union all select day, 'g' || was || now, count(*) from groups where was <> now group by all
    union all select day, 'c' || now, count(*) from cells where now <> 0 group by all
    union all select day, 'c' || was, -count(*) from cells where was <> 0 group by all)
  select strftime(date '1970-01-01' + day, '%Y-%m-%d') || '-' || field as field, sum(n) as n
  from fields group by all having sum(n) <> 0`

/** Timed, in this order. */
export const lifeSql = [STANDING, BACKS, BUYS, MEMBERSHIP, STAGES, CELLS, COUNTED]

export const lifeCounted = 'select field, cast(n as integer) as n from counted'
