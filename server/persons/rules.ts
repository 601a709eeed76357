import { ruleText, stageName } from '#core/aipl/words'
import { dayNumberOf, textOfDay } from '#core/events/days'
import { ok } from '#core/kernel/result'
import { changedRules } from '#core/persons/check'
import type { personsOperatorRoutes } from '#core/persons/contract'
import type { LifeRules } from '#core/persons/rules'
import { TRADES, tradeNames, tradePresets } from '#core/persons/trades'
import type { RfmRules } from '#core/rfm/cells'
import { sumsOn } from '#core/rfm/history'
import { type Measured, quantileCuts } from '#core/rfm/quantiles'
import { rfmText } from '#core/rfm/words'
import { audit } from '../platform/audit'
import type { UseCase } from '../platform/context'
import { withTx } from '../platform/store'
import { progressOf } from './progress'
import { STATE_ID, type State, states } from './records'
import { samplePurchases } from './sample'
import { openState, readState } from './state'

type Routes = typeof personsOperatorRoutes

/** The rules that will hold once all is built. */
const wanted = ({ wish, building, rules }: State): LifeRules =>
  wish?.rules ?? building?.rules ?? rules

const newest = ({ aipl, rfm }: LifeRules) => ({
  aipl: (aipl.at(-1) ?? aipl[0]).rules,
  rfm: (rfm.at(-1) ?? rfm[0]).rules,
})

const aiplText = (rules: LifeRules): string[] =>
  [...newest(rules).aipl.rules]
    .sort((a, b) => b.stage - a.stage)
    .map((rule) => `${stageName(rule.stage)}：${ruleText(rule)}`)

const wordsOf = (rules: LifeRules) => ({
  aipl: aiplText(rules),
  rfm: rfmText(newest(rules).rfm),
})

const changesOf = ({ aipl, rfm }: LifeRules) => {
  const days = [...aipl.slice(1), ...rfm.slice(1)].map(({ from }) => from)
  return [...new Set(days)].sort((a, b) => a - b).map(textOfDay)
}

const trades = () =>
  TRADES.map((trade) => {
    const { about, aipl, rfm } = tradePresets[trade]
    return { trade, name: tradeNames[trade], about, aipl: aipl.rules, rfm }
  })

export const showRules: UseCase<Routes['lifecycle.rules']> = async () => {
  const state = await readState()
  const rules = wanted(state)
  const { aipl, rfm } = newest(rules)
  return ok({
    aipl: aipl.rules,
    rfm,
    words: wordsOf(rules),
    changes: changesOf(rules),
    trade: state.trade ?? 'general',
    trades: trades(),
    progress: await progressOf(state),
  })
}

const inWords = (rules: LifeRules): string => Object.values(wordsOf(rules)).flat().join('；')

/** Rules and their row in one commit; the jobs build everybody anew, and say how far they are. */
export const saveRules: UseCase<Routes['lifecycle.saveRules']> = async (input, context) => {
  await openState()
  const { aipl, rfm, since } = input
  return withTx(async (tx) => {
    const state = await tx.get(states, STATE_ID)
    if (!state) throw new Error('persons: no state')
    const before = wanted(state)
    const from = since === 'always' ? since : dayNumberOf(context.now)
    const after = changedRules(before, { aipl: { rules: aipl }, rfm }, from)
    if (!after.ok) return after
    await tx.update(states, STATE_ID, { set: { wish: { rules: after.value, why: '规则修改' } } })
    const reply = { saved: true as const }
    const said = { before: inWords(before), after: inWords(after.value) }
    await tx.add(audit, context.row({ subject: STATE_ID, ...said, reply }))
    return ok(reply)
  })
}

export const saveTrade: UseCase<Routes['lifecycle.saveTrade']> = async ({ trade }, context) => {
  await openState()
  return withTx(async (tx) => {
    const state = await tx.get(states, STATE_ID)
    await tx.update(states, STATE_ID, { set: { trade } })
    const before = tradeNames[state?.trade ?? 'general']
    const reply = { trade }
    const row = { subject: STATE_ID, before, after: tradeNames[trade], reply }
    await tx.add(audit, context.row(row))
    return ok(reply)
  })
}

/** Plenty for fifths: a cut is off by some hundredths of them. */
const MEASURED = 1000

const sample = async (rules: RfmRules, today: number): Promise<Measured[]> => {
  const found = await samplePurchases(MEASURED)
  return found.flatMap((purchases) => {
    const sums = sumsOn({ purchases, days: {}, membership: [] }, rules, today)
    return sums.last === undefined ? [] : [{ ...sums, recency: today - sums.last }]
  })
}

export const quantiles: UseCase<Routes['rfm.quantiles']> = async ({ windowDays }, { now }) => {
  const { rfm } = newest(wanted(await readState()))
  const rules = { ...rfm, windowDays }
  const buyers = await sample(rules, dayNumberOf(now))
  const cuts = quantileCuts(rules, buyers)
  return cuts.ok ? ok({ rfm: cuts.value, buyers: buyers.length }) : cuts
}
