import { issuable, termsOf } from '#core/coupons/rules'
import { businessDayOf } from '#core/kernel/time'
import { randomBelow } from '../platform/random'
import {
  addMany,
  count,
  find,
  get,
  gt,
  MAX_ROWS,
  oneOf,
  StaleError,
  type Tx,
  totalsBy,
  updateWhere,
} from '../platform/store'
import { followGate } from './gate'
import { coupons, type ShardDoc, shards, summaries, type TemplateDoc } from './records'

/**
 * Hot stock. What a template has stands in several shards, so that many people who want it at once
 * do not wait for one document. Every unit is taken by ONE guarded update of one shard
 * (`left > 0`, open), so the sum of what was taken can never pass the stock, whatever else is late,
 * cached or killed (law 1).
 */

/** Fewer than these are worth no second document; a shard of a few units is empty too often. */
const STEPS = [
  { below: 50, shards: 1 },
  { below: 500, shards: 4 },
  { below: 20_000, shards: 16 },
]
/** As many as a publication makes in its transaction (100 operations, facts/cloud.md §6). */
const MOST_SHARDS = 64

const shardsFor = (stock: number): number =>
  forced() ?? STEPS.find(({ below }) => stock < below)?.shards ?? MOST_SHARDS

/** Set for a launch that is known to be hot, or cool; also by the figure that draws the curve. */
const forced = (): number | undefined => {
  const wanted = Number(process.env.SHUKE_STOCK_SHARDS)
  return wanted >= 1 ? Math.min(MOST_SHARDS, Math.floor(wanted)) : undefined
}

const NEW = { open: true, rev: 1 }

/** So many units over so many shards, as evenly as whole numbers go. */
export const spreadShards = (
  { _id, gate }: Pick<TemplateDoc, '_id' | 'gate'>,
  units: number,
  from: number,
  now: number,
  most = MOST_SHARDS,
): ShardDoc[] => {
  const count = Math.min(most, shardsFor(units))
  return Array.from({ length: count }, (_, i) => {
    const quota = Math.floor(units / count) + (i < units % count ? 1 : 0)
    const place = { templateId: _id, kind: 'stock', pool: '' } as const
    return { ...NEW, _id: `${_id}.${from + i}`, ...place, quota, left: quota, gate, at: now }
  })
}

/**
 * The code of a poster holds 32 characters, too few for two ids: the store's first ten stand in it
 * (offer-code.ts), and of the few stores of a template they are only one's.
 */
export const SHORT_STORE = 10

const isStore = (own: string, given: string): boolean =>
  own === given || (given.length === SHORT_STORE && own.startsWith(given))

/** What a store keeps for itself. */
const keptFor = (template: TemplateDoc, given: string | undefined) =>
  given === undefined
    ? undefined
    : termsOf(template.form).storeStock.find(({ storeId }) => isStore(storeId, given))

/** Units that no store keeps for itself. */
export const sharedUnits = ({ form }: TemplateDoc): number =>
  termsOf(form).storeStock.reduce((left, { stock }) => left - stock, issuable(form))

/** A place to take from: its shards are known by name, and made at the first want if `make` says so. */
interface Pool {
  template: TemplateDoc
  kind: ShardDoc['kind']
  pool: string
  ids: readonly string[]
  make?: (now: number) => ShardDoc[]
}

const storePool = (
  template: TemplateDoc,
  { storeId, stock: quota }: { storeId: string; stock: number },
): Pool => {
  const pool = `s${storeId}`
  const _id = `${template._id}.${pool}`
  const place = { templateId: template._id, kind: 'stock', pool } as const
  // Made closed: the gate may have been shut since this template was read.
  const make = (at: number): ShardDoc[] => [
    { _id, ...place, quota, left: quota, open: false, gate: template.gate, at, rev: 1 },
  ]
  return { template, kind: 'stock', pool, ids: [_id], make }
}

/** What a store keeps for people there, or the rest, which is everybody's. Never lent. */
export const poolFor = (template: TemplateDoc, storeId: string | undefined): Pool => {
  const kept = keptFor(template, storeId)
  if (kept) return storePool(template, kept)
  const ids = Array.from({ length: template.shards }, (_, i) => `${template._id}.${i}`)
  return { template, kind: 'stock', pool: '', ids }
}

/** What a template may give today; undefined when that is as much as it has. */
export const dayPoolFor = (template: TemplateDoc, now: number): Pool | undefined => {
  const { daily } = template.form
  if (daily === undefined) return undefined
  const pool = `d${businessDayOf(now)}`
  const make = (at: number): ShardDoc[] =>
    spreadShards(template, daily, 0, at).map((one) => ({
      ...one,
      _id: one._id.replace(`${template._id}.`, `${template._id}.${pool}.`),
      kind: 'day',
      pool,
    }))
  return { template, kind: 'day', pool, ids: make(now).map(({ _id }) => _id), make }
}

/** One unit of one shard, or nothing at all. */
const takeFrom = async (_id: string, now: number): Promise<boolean> =>
  (await updateWhere(
    shards,
    { _id, open: true, left: gt(0) },
    { inc: { left: -1, rev: 1 }, set: { at: now } },
  )) === 1

const placeOf = ({ template, kind, pool }: Pool) => ({ templateId: template._id, kind, pool })

/** Shards of a pool that give something now. */
const giving = (pool: Pool): Promise<ShardDoc[]> =>
  find(shards, { where: { ...placeOf(pool), open: true, left: gt(0) }, limit: MAX_ROWS })

const shuffled = <T>(things: readonly T[]): T[] => {
  const left = [...things]
  return things.map(() => left.splice(randomBelow(left.length), 1)[0] as T)
}

/** What is there is met in random order, so that those who come together do not walk together. */
const takeAny = async (pool: Pool, now: number): Promise<string | undefined> => {
  for (const { _id } of shuffled(await giving(pool))) if (await takeFrom(_id, now)) return _id
  return undefined
}

/** Makes what is made at the first want. True when there was something to make, or to open. */
const prepare = async ({ template, kind, ids, make }: Pool, now: number): Promise<boolean> => {
  if (!make) return false
  const there = await find(shards, { where: { _id: oneOf(ids) }, limit: MAX_ROWS })
  if (there.length === ids.length && there.every(({ open }) => open)) return false
  if (there.length < ids.length) await addMany(shards, make(now))
  // Days are always open: what they count is closed itself.
  return kind === 'day' || followGate(template._id)
}

/**
 * Takes one unit and answers its shard; undefined when there is nothing to take just now. Nearly
 * always one request; where the first shard is empty, the others are looked at.
 */
export const takeUnit = async (pool: Pool, now: number): Promise<string | undefined> => {
  const first = pool.ids[randomBelow(Math.max(1, pool.ids.length))]
  if (first !== undefined && (await takeFrom(first, now))) return first
  const other = await takeAny(pool, now)
  if (other !== undefined) return other
  return (await prepare(pool, now)) ? takeAny(pool, now) : undefined
}

/**
 * Tells pages that there is nothing left, then looks once more: a unit that somebody put back
 * between our look and our word is found now, and one put back after it takes the word back.
 */
export const takeLast = async (pool: Pool, now: number): Promise<string | undefined> => {
  if (pool.pool !== '') return takeUnit(pool, now)
  const { _id } = pool.template
  await updateWhere(summaries, { _id, soldOut: false }, { set: { soldOut: true } })
  // A resumption that died before it opened the shards is finished by whoever is in want.
  await followGate(_id)
  const found = await takeUnit(pool, now)
  if (found !== undefined) await notSoldOut(_id)
  return found
}

export const notSoldOut = (_id: string): Promise<number> =>
  updateWhere(summaries, { _id, soldOut: true }, { set: { soldOut: false } })

/** A unit that was not used after all. A crash before it is found by the jobs (reconcile.ts). */
export const putBack = async (templateId: string, shardId: string, now: number): Promise<void> => {
  await updateWhere(
    shards,
    { _id: shardId, templateId },
    { inc: { left: 1, rev: 1 }, set: { at: now } },
  )
  await notSoldOut(templateId)
}

/**
 * A shard of the pool with something left, as this transaction sees it; its caller takes the unit
 * with the transaction's own write. Two that meet on one shard conflict, and the second looks again;
 * so does whoever has made the day's stock just now, which is younger than the transaction.
 */
export const shardIn = async (tx: Tx, pool: Pool, now: number): Promise<ShardDoc | undefined> => {
  await prepare(pool, now)
  for (const { _id } of shuffled(await giving(pool))) {
    const seen = await tx.get(shards, _id)
    if (!seen) throw new StaleError(`${_id} is younger than this transaction`)
    if (seen.open && seen.left > 0) return seen
  }
  return undefined
}

/** Left of each template, exactly, in one request. */
export const leftOf = async (
  templates: readonly TemplateDoc[],
): Promise<(template: TemplateDoc) => number> => {
  if (templates.length === 0) return () => 0
  const ids = templates.map(({ _id }) => _id)
  const totals = await totalsBy(shards, {
    where: { templateId: oneOf(ids), kind: 'stock' },
    by: 'templateId',
    of: ['quota', 'left'],
  })
  const taken = new Map(totals.map(({ key, sums }) => [key, sums.quota - sums.left]))
  return ({ _id, form }) => issuable(form) - (taken.get(_id) ?? 0)
}

/**
 * Is every unit that no store keeps a coupon by now? "Sold out" alone does not say so: a unit may be in
 * the hands of a call that puts it back, or of one that died, whose unit the jobs give back.
 */
export const isAllGiven = async ({ _id: templateId }: TemplateDoc): Promise<boolean> => {
  const where = { templateId, kind: 'stock', pool: '' } as const
  const all = await find(shards, { where, limit: MAX_ROWS })
  const given = await count(coupons, { stockId: oneOf(all.map(({ _id }) => _id)) })
  return given >= all.reduce((sum, { quota }) => sum + quota, 0)
}

/** Whether there is something left to take there, as a page says it: one document of stock. */
export const hasLeft = async (
  template: TemplateDoc,
  storeId: string | undefined,
): Promise<boolean> => {
  const pool = poolFor(template, storeId)
  if (pool.pool !== '') return ((await get(shards, pool.ids[0] ?? ''))?.left ?? 1) > 0
  if (pool.ids.length === 1) return ((await get(shards, pool.ids[0] ?? ''))?.left ?? 0) > 0
  return !((await get(summaries, template._id))?.soldOut ?? true)
}

/** Left of today's; undefined when the days are not counted. */
export const todayLeft = async (
  template: TemplateDoc,
  now: number,
): Promise<number | undefined> => {
  const today = dayPoolFor(template, now)
  if (!today) return undefined
  const there = await find(shards, { where: placeOf(today), limit: MAX_ROWS })
  // Nobody has wanted one yet today.
  if (there.length === 0) return template.form.daily
  return there.reduce((all, { left }) => all + left, 0)
}
