import { describe, expect, it } from 'vitest'
import { isIn } from '#core/segments/rules'
import { FIELDS } from '#core/segments/views'
import { ConditionDraft } from '@/stores/data/condition-draft'
import { treeOf } from '@/stores/data/rule-tree'
import { pick, randomOf } from './lives'
import { randomCondition, randomDay, randomPerson, randomRule } from './segments-random'

/** What the builder shows of a rule says the same when it is read back. */

const RULES = 400
const pool = Array.from({ length: 40 }, (_, i) => randomPerson(randomOf(300 + i), `b${i}`))

describe('the rule builder', () => {
  it('gives back a rule that means the same people, however deep it is', () => {
    const random = randomOf(11)
    for (let turn = 0; turn < RULES; turn += 1) {
      const rule = randomRule(random)
      const back = treeOf(rule).rule
      const { person, rules } = pick(random, pool)
      const at = { day: randomDay(random), rfm: rules.rfm }
      expect(back && isIn(back, person, at), JSON.stringify(rule)).toBe(isIn(rule, person, at))
    }
  })

  it('reads back what it wrote, letter by letter', () => {
    const random = randomOf(12)
    for (let turn = 0; turn < RULES; turn += 1) {
      const once = treeOf(randomRule(random)).rule
      expect(treeOf(once).rule).toEqual(once)
    }
  })

  it.each(FIELDS)('fills the form of a condition about %s and reads it back', (field) => {
    const random = randomOf(13)
    for (let turn = 0; turn < 40; turn += 1) {
      const condition = randomCondition(random, field)
      expect(new ConditionDraft(field, condition).condition).toEqual(condition)
    }
  })

  it('takes what a regular may have spent in years, in yuan and fen', () => {
    const draft = new ConditionDraft('fen')
    draft.min.type('999999.5')
    expect(draft.condition).toEqual({ field: 'fen', min: 99_999_950 })
    draft.min.type('1000000.01')
    expect(draft.condition).toBeUndefined()
  })
})
