import type { DayNumber } from '../events/days'
import type { Daily } from '../persons/counters'
import { type Facts, namedOnDay, onDay } from './facts'
import { percent, yuan } from './text'

/**
 * What changed: seven whole days up to yesterday beside the seven before, by sums alone. It says how
 * much, where most of it lies, and why such a thing may matter; never why it happened, which nobody
 * can see in counters.
 */
export const WEEK = 7

export interface Change {
  id: string
  name: string
  now: number
  before: number
  /** In words: what changed. */
  text: string
  /** Why it may matter. */
  matter: string
  /** Larger than the usual ups and downs of so few. */
  clear: boolean
  /** Better, worse, or neither. */
  tone: 'good' | 'bad' | 'plain'
}

interface Measure {
  id: string
  name: string
  what: Daily
  field: string
  unit: 'fen' | 'count'
  good: 'more' | 'less'
  matter: string
  /** How its parts begin: by them is told where a change lies. */
  parts?: string
  /** Counts that tell how sure a sum of money is. */
  by?: string
  word: string
}

const MEASURES: readonly Measure[] = [
  {
    id: 'again',
    name: '回头单',
    what: 'trade',
    field: 'orders-again',
    unit: 'count',
    good: 'more',
    matter: '回头单不用再花钱拉人，最能说明店里留不留得住人。',
    word: '单',
  },
  {
    id: 'fen',
    name: '成交额',
    what: 'trade',
    field: 'fen-all',
    unit: 'fen',
    good: 'more',
    matter: '先看是单数变了，还是每单的钱变了。',
    parts: 'fen-p:',
    by: 'orders-all',
    word: '',
  },
  {
    id: 'back',
    name: '退款',
    what: 'trade',
    field: 'back-all',
    unit: 'fen',
    good: 'less',
    matter: '退款多了，先看是不是同一件商品、同一个平台。',
    parts: 'back-p:',
    by: 'backs-all',
    word: '',
  },
  {
    id: 'joined',
    name: '新会员',
    what: 'life',
    field: 'in-',
    unit: 'count',
    good: 'more',
    matter: '新会员多了要接住：头 7 天有没有第一单的理由。',
    parts: 'in-',
    word: '位',
  },
  {
    id: 'left',
    name: '退会',
    what: 'life',
    field: 'out-',
    unit: 'count',
    good: 'less',
    matter: '退会多了，看看最近是不是打扰得太勤。',
    word: '次',
  },
  {
    id: 'redeemed',
    name: '核销',
    what: 'deeds',
    field: 'redeemed',
    unit: 'count',
    good: 'more',
    matter: '券被用掉才有意义；发得多用得少，说明券不对人。',
    word: '张',
  },
  {
    id: 'kept',
    name: '留下来的好友',
    what: 'deeds',
    field: 'kept',
    unit: 'count',
    good: 'more',
    matter: '老客带来并且留住的人，通常比广告来的更久。',
    word: '位',
  },
  {
    id: 'stamped',
    name: '签到',
    what: 'deeds',
    field: 'stamped',
    unit: 'count',
    good: 'more',
    matter: '签到是会员有没有在看你的店。',
    word: '次',
  },
]

const daysUpTo = (last: DayNumber): DayNumber[] =>
  Array.from({ length: WEEK }, (_, i) => last - WEEK + 1 + i)

/** A name that ends with a dash is the sum of all that begin so. */
const sumOver = (facts: Facts, { what, field }: Pick<Measure, 'what' | 'field'>, last: DayNumber) =>
  daysUpTo(last).reduce((sum, day) => {
    if (!field.endsWith('-')) return sum + onDay(facts, what, day, field)
    return sum + namedOnDay(facts, what, day, field).reduce((all, [, one]) => all + one, 0)
  }, 0)

const partsOver = (facts: Facts, what: Daily, start: string, last: DayNumber) => {
  const sums = new Map<string, number>()
  for (const day of daysUpTo(last))
    for (const [name, one] of namedOnDay(facts, what, day, start))
      sums.set(name, (sums.get(name) ?? 0) + one)
  return sums
}

type Names = (start: string, name: string) => string

/** The part that moved most, in the direction of the whole. */
const largest = (facts: Facts, measure: Measure, last: DayNumber, delta: number, names: Names) => {
  const { what, parts } = measure
  if (parts === undefined) return undefined
  const [now, before] = [
    partsOver(facts, what, parts, last),
    partsOver(facts, what, parts, last - WEEK),
  ]
  let [best, by] = ['', 0]
  for (const name of new Set([...now.keys(), ...before.keys()])) {
    const moved = ((now.get(name) ?? 0) - (before.get(name) ?? 0)) * Math.sign(delta)
    if (moved > by) [best, by] = [name, moved]
  }
  return best === ''
    ? undefined
    : `主要在${names(parts, best)}（${signed(measure, by * Math.sign(delta))}）`
}

const amount = ({ unit, word }: Measure, value: number): string =>
  unit === 'fen' ? yuan(value) : `${value}${word === '' ? '' : ` ${word}`}`

const signed = (measure: Measure, delta: number): string =>
  `${delta > 0 ? '多' : '少'} ${amount(measure, Math.abs(delta))}`

/**
 * Counts of independent things go up and down by about their root: a change is clear from twice the
 * root of both weeks together on, and never of fewer than ten.
 */
const FEWEST = 10
export const isClear = (now: number, before: number): boolean =>
  now + before >= FEWEST && Math.abs(now - before) >= 2 * Math.sqrt(now + before)

const textOf = (measure: Measure, now: number, before: number, clear: boolean, where?: string) => {
  const { name } = measure
  if (now === before) return `${name} ${amount(measure, now)}，和上周一样`
  const share =
    before > 0 ? `（${now > before ? '+' : '−'}${percent(Math.abs(now - before) / before)}）` : ''
  const head = `${name} ${amount(measure, now)}，比上周${signed(measure, now - before)}${share}`
  if (!clear) return `${head}；数量不多，这样的起伏很平常`
  return where === undefined ? head : `${head}，${where}`
}

const toneOf = ({ good }: Measure, now: number, before: number, clear: boolean) => {
  if (!clear) return 'plain'
  return now > before === (good === 'more') ? 'good' : 'bad'
}

const changeOf = (facts: Facts, measure: Measure, names: Names): Change | undefined => {
  const last = facts.today - 1
  const [now, before] = [sumOver(facts, measure, last), sumOver(facts, measure, last - WEEK)]
  if (now === 0 && before === 0) return undefined
  const sure = { what: measure.what, field: measure.by ?? measure.field }
  const clear = isClear(sumOver(facts, sure, last), sumOver(facts, sure, last - WEEK))
  const where = largest(facts, measure, last, now - before, names)
  const { id, name, matter } = measure
  return {
    id,
    name,
    now,
    before,
    text: textOf(measure, now, before, clear, where),
    matter,
    clear,
    tone: toneOf(measure, now, before, clear),
  }
}

/** Clear changes first; measures without anything in two weeks are left out. */
export const changesOf = (facts: Facts, names: Names): Change[] => {
  const all = MEASURES.flatMap((measure) => changeOf(facts, measure, names) ?? [])
  return [...all.filter(({ clear }) => clear), ...all.filter(({ clear }) => !clear)]
}
