import * as v from 'valibot'
import { type AiplRules, DEFAULT_AIPL, stageRule } from '../aipl/stages'
import type { DatedRules } from '../events/steps'
import { DEFAULT_RFM, type RfmRules, rfmRules } from '../rfm/cells'

/** All that a person's document depends on besides events and member: one generation has one. */
export interface LifeRules {
  aipl: DatedRules<AiplRules>
  rfm: DatedRules<RfmRules>
}

/** The beginning of time for rules that always held. */
export const ALWAYS = 0

export const DEFAULT_RULES: LifeRules = {
  aipl: [{ from: ALWAYS, rules: DEFAULT_AIPL }],
  rfm: [{ from: ALWAYS, rules: DEFAULT_RFM }],
}

/* @__NO_SIDE_EFFECTS__ */
const dated = <T extends v.GenericSchema>(rules: T) =>
  v.tupleWithRest([v.object({ from: v.number(), rules })], v.object({ from: v.number(), rules }))

export const lifeRules = v.object({
  aipl: dated(v.object({ rules: v.array(stageRule) })),
  rfm: dated(rfmRules),
})
