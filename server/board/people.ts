import * as v from 'valibot'
import { behindChannel } from '#core/board/channels'
import { behindCohort, cohortSize } from '#core/board/cohorts'
import type { boardOperatorRoutes, Meant } from '#core/board/contract'
import { allYears, monthOfText, namedInMonth } from '#core/board/facts'
import { type Behind, type Slim, type Span, spanOf } from '#core/board/figure'
import { figureOf } from '#core/board/figures'
import { behindPool, poolNames, poolSizes } from '#core/board/pools'
import { memberKey } from '#core/identity/keys'
import { ok, type Result } from '#core/kernel/result'
import { person } from '#core/persons/person'
import { namesFor, walk } from '../persons'
import type { UseCase } from '../platform/context'
import { FAR, memberNames, members } from '../platform/people'
import { findSlim, gt, lt } from '../platform/store'
import { channelName } from './channel-names'
import { type Known, knownFor, monthAsked } from './facts'

type Routes = typeof boardOperatorRoutes

const { purchases, days, membership, stages, cells } = person.entries

/** What a question does not take stays empty. */
const slim = v.object({
  _id: v.string(),
  memberId: v.optional(v.string()),
  purchases: v.optional(purchases, []),
  days: v.optional(days, {}),
  membership: v.optional(membership, []),
  stages: v.optional(stages, []),
  cells: v.optional(cells, []),
  channel: v.optional(v.string()),
})

export interface PeoplePage {
  people: { id: string; name: string; memberId?: string; note: string }[]
  next?: string
}

const walked = async (behind: Behind, span: Span, after: string): Promise<PeoplePage> => {
  const take = ['memberId', ...behind.take] as const
  const test = (one: Slim) => behind.note(one, span)
  const { rows, next } = await walk(after, { take, shape: slim, test })
  const names = await namesFor(rows.map(({ one }) => one))
  return {
    people: rows.map(({ one: { _id: id, memberId }, found: note }) => ({
      id,
      name: names.get(id) ?? id,
      ...(memberId === undefined ? {} : { memberId }),
      note,
    })),
    ...(next === undefined ? {} : { next }),
  }
}

const ROWS = 20
const holder = v.object({ _id: v.string(), account: v.object({ balance: v.number() }) })

/** Members who hold points, by their own documents: no person tells it. */
const holders = async (after: string): Promise<PeoplePage> => {
  const found = await findSlim(members, {
    where: { nextExpiry: lt(FAR), _id: gt(after) },
    order: { _id: 1 },
    limit: ROWS,
    take: ['account'],
    shape: holder,
  })
  const names = await memberNames(found.map(({ _id }) => _id))
  const last = found.length === ROWS ? found.at(-1) : undefined
  return {
    people: found.map(({ _id, account }) => ({
      id: memberKey(_id),
      name: names.get(_id) ?? _id,
      memberId: _id,
      note: `${account.balance} 分`,
    })),
    ...(last ? { next: last._id } : {}),
  }
}

/** A page of the persons behind something, after the one of this name. */
export const pageOf = (
  behind: Behind | 'holders',
  known: Known,
  after = '',
): Promise<PeoplePage> =>
  behind === 'holders' ? holders(after) : walked(behind, spanOf(known.facts, known.month), after)

interface Question {
  title: string
  count: number
  behind: Behind | 'holders'
}

const askedFigure = (of: Meant & { kind: 'figure' }, { facts, month }: Known): Question => {
  const { name, of: value, behind } = figureOf(of.figure)
  return { title: name, count: value(facts, month).people, behind }
}

const askedCohort = ({ month, offset }: Meant & { kind: 'cohort' }, { facts }: Known): Question => {
  const cohort = monthOfText(month)
  const when = offset === 0 ? '首购' : `首购，第 ${offset} 个月又买`
  return {
    title: `${month} ${when}`,
    count: cohortSize(facts, cohort, offset),
    behind: behindCohort(cohort, offset),
  }
}

const joinedBy = ({ facts, month }: Known, channel: string): number =>
  namedInMonth(facts, 'life', month, 'in-').get(channel) ?? 0

const joinedEver = ({ facts }: Known, channel: string): number => {
  const fields = Object.values(allYears(facts, 'life')).flatMap((one) => Object.entries(one))
  return fields.reduce(
    (sum, [field, people]) => (field.slice(3) === `in-${channel}` ? sum + people : sum),
    0,
  )
}

const askedChannel = async (
  { channel, month }: Meant & { kind: 'channel' },
  known: Known,
): Promise<Question> => ({
  title: `${await channelName(channel)}带来的会员`,
  count: month === undefined ? joinedEver(known, channel) : joinedBy(known, channel),
  behind: behindChannel(channel, month === undefined),
})

const questionOf = async (of: Meant, known: Known): Promise<Question> => {
  if (of.kind === 'figure') return askedFigure(of, known)
  if (of.kind === 'cohort') return askedCohort(of, known)
  if (of.kind === 'channel') return askedChannel(of, known)
  const count = poolSizes(known.facts)[of.pool]
  return { title: poolNames[of.pool], count, behind: behindPool(of.pool) }
}

const monthIn = (of: Meant, now: number): Result<number, 'board.month-ahead'> =>
  monthAsked(of.kind === 'figure' || of.kind === 'channel' ? of.month : undefined, now)

/** Who is behind a figure, a pool, a cell of the cohorts or a channel. */
export const people: UseCase<Routes['board.people']> = async ({ of, after }, { now }) => {
  const month = monthIn(of, now)
  if (!month.ok) return month
  const known = await knownFor(month.value, now)
  const { title, count, behind } = await questionOf(of, known)
  return ok({ title, count, ...(await pageOf(behind, known, after)) })
}
