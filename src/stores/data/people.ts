import type { Someone } from '#core/persons/contract'
import { ask, type In } from '@/cloud'
import { Rows } from '../rows'
import { search } from './search'

type Query = Record<string, string | undefined>
type StageWish = In<'operator', 'lifecycle.people'>
type GroupWish = In<'operator', 'rfm.people'>

const numberIn = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text)

const stageWish = ({ day = '', stage, from, over }: Query): StageWish => ({
  day,
  stage: Number(stage),
  ...(from === undefined
    ? {}
    : { from: { stage: Number(from), over: over === 'month' ? 'month' : 'day' } }),
})

const groupWish = ({ day = '', group, recency, frequency, money }: Query): GroupWish => {
  const scores = {
    recency: numberIn(recency),
    frequency: numberIn(frequency),
    money: numberIn(money),
  }
  const given = Object.entries(scores).filter(([, score]) => score !== undefined)
  return {
    day,
    ...(group === undefined ? {} : { group: Number(group) }),
    ...(given.length === 0 ? {} : { scores: Object.fromEntries(given) }),
  }
}

/** Of whom the address speaks: those of a stage (or who went there), or of an RFM group. */
const wished = (query: Query) => (after: string | undefined) => {
  const on = after === undefined ? {} : { after }
  return query.kind === 'group'
    ? ask('operator', 'rfm.people', { ...groupWish(query), ...on })
    : ask('operator', 'lifecycle.people', { ...stageWish(query), ...on })
}

/** The people behind a number. */
export const peopleOf = (query: Query): Rows<Someone> =>
  new Rows((after) => search(wished(query), after))
