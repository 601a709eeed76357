import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { Rule, Verdict } from '../../core/compliance/index.ts'
import { complianceCase, judge, verdictOf } from '../../core/compliance/index.ts'
import { Plain } from '../lib/say.mts'

/** A case with what a person says about it. `rule`: the one that it was written for. */
const labelled = v.strictObject({
  ...complianceCase.entries,
  label: v.optional(v.picklist(['banned', 'allowed', 'borderline'])),
  rule: v.optional(v.string()),
})
const corpus = v.array(labelled)
export type Labelled = v.InferOutput<typeof labelled>

/** Says which entry and which field is wrong; a field that is not known is never ignored. */
export const readCorpus = (file: string): Labelled[] => {
  let data: unknown
  try {
    data = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Plain(`${file} can not be read as JSON: ${(error as Error).message}.`)
  }
  const read = v.safeParse(corpus, data)
  if (read.success) return read.output
  const [issue] = read.issues
  throw new Plain(`${file}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}.`)
}

export const judged = ({ label: _l, rule: _r, ...config }: Labelled, rules?: readonly Rule[]) => {
  const found = rules ? judge(config, rules) : judge(config)
  return { found, verdict: verdictOf(found) }
}

const share = (of: readonly Verdict[], is: Verdict): number =>
  of.length === 0 ? 1 : of.filter((one) => one === is).length / of.length

export interface Figures {
  banned: number
  allowed: number
  borderline: number
  /** Share of the banned that is red. */
  recall: number
  /** Share of the allowed that is red, and yellow. */
  falseRed: number
  asked: number
  /** Share of the borderline that is yellow. */
  borderlineYellow: number
}

export const figuresOf = (cases: readonly Labelled[]): Figures => {
  const of = (label: Labelled['label']) =>
    cases.filter((one) => one.label === label).map((one) => judged(one).verdict)
  const [banned, allowed, borderline] = [of('banned'), of('allowed'), of('borderline')]
  return {
    banned: banned.length,
    allowed: allowed.length,
    borderline: borderline.length,
    recall: share(banned, 'red'),
    falseRed: allowed.length === 0 ? 0 : share(allowed, 'red'),
    asked: allowed.length === 0 ? 0 : share(allowed, 'yellow'),
    borderlineYellow: share(borderline, 'yellow'),
  }
}

const WANTED = { banned: 'red', allowed: 'clear', borderline: 'yellow' } as const

/** Cases whose verdict is not what their label says. */
export const surprises = (cases: readonly Labelled[]): Labelled[] =>
  cases.filter((one) => one.label && judged(one).verdict !== WANTED[one.label])
