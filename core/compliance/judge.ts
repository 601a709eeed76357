import { ok, type Refused, type Result, refuse } from '../kernel/result'
import type { ComplianceCase } from './case'
import type { Rule } from './rule'
import { rules as declared } from './rules'
import type { Finding, Verdict } from './views'

const judgedBy = (rule: Rule, config: ComplianceCase): Finding[] => {
  if (!rule.subjects.includes(config.subject)) return []
  const { id, clause, quote, source, date } = rule
  return rule.check(config).map((hit) => ({ rule: id, clause, quote, source, date, ...hit }))
}

const sameAs = (one: Finding) => (other: Finding) =>
  one.rule === other.rule && one.field === other.field && one.words === other.words

const GRAVEST_FIRST = { red: 0, yellow: 1 } as const

/** Everything that the rules object to, red first. `rules` is for tests that take one away. */
export const judge = (config: ComplianceCase, rules: readonly Rule[] = declared): Finding[] =>
  rules
    .flatMap((rule) => judgedBy(rule, config))
    .sort((a, b) => GRAVEST_FIRST[a.level] - GRAVEST_FIRST[b.level])
    .filter((one, place, all) => all.findIndex(sameAs(one)) === place)

export const verdictOf = (findings: readonly Finding[]): Verdict => {
  if (findings.some(({ level }) => level === 'red')) return 'red'
  return findings.length > 0 ? 'yellow' : 'clear'
}

type Code = 'compliance.red' | 'compliance.reason-missing'

const refusedFor = (code: Code, { field, words, say, clause }: Finding): Refused<Code> =>
  refuse(code, { field, words, say, clause })

/** Whether it may be published: never with red, with yellow only for a reason. */
export const mayPublish = (
  findings: readonly Finding[],
  reason: string | undefined,
): Result<null, Code> => {
  const [first] = findings
  if (!first) return ok(null)
  if (first.level === 'red') return refusedFor('compliance.red', first)
  return reason?.trim() ? ok(null) : refusedFor('compliance.reason-missing', first)
}
