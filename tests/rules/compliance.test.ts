import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ComplianceCase, judge, mayPublish, rules, verdictOf } from '#core/compliance'
import { sentenceOf } from '#core/contract'
import { figuresOf, judged, type Labelled, readCorpus } from '../../scripts/compliance/corpus.mts'

const file = (name: string) => `${import.meta.dirname}/../compliance/${name}.json`
// blind-a was written by somebody who never read the rules; since it was read it is tuned on.
const tuned = [...readCorpus(file('tuned')), ...readCorpus(file('blind-a'))]
const heldOut = readCorpus(file('held-out'))
const blind = readCorpus(file('blind-b'))
const all = [...tuned, ...heldOut]
/** Totals that tests/compliance/README.md reports for the corpus that nobody read. */
const BLIND = { recall: 0.86, falseRed: 0.07 }
const verdicts = new Map(all.map((one) => [one, judged(one).verdict]))

describe('the declared rules', () => {
  it('are the thirty-five of the facts, each with clause, quote, source, date and guard', () => {
    const ids = Array.from({ length: 35 }, (_, i) => `C${i + 1}`)
    expect(rules.map(({ id }) => id).sort()).toEqual(ids.sort())
    for (const { clause, quote, source, date, guard, subjects } of rules) {
      for (const words of [clause, quote, source, date, guard]) expect(words.trim()).not.toBe('')
      expect(subjects.length).toBeGreaterThan(0)
    }
  })

  it.each(rules.map(({ id }) => id))('%s decides a case that passes without it', (id) => {
    const others = rules.filter((rule) => rule.id !== id)
    const decided = all.filter(
      (one) => one.label !== 'allowed' && verdicts.get(one) !== judged(one, others).verdict,
    )
    expect(decided.length).toBeGreaterThan(0)
  })

  it('say nothing about a case that says nothing', () => {
    for (const subject of ['campaign', 'poster', 'coupon', 'push'] as const)
      expect(judge({ subject })).toEqual([])
  })

  it('name the field and the words as they were written', () => {
    const [found] = judge({ subject: 'poster', texts: { 主题: '发 ｐ友圈 领券，到店用' } })
    expect(found).toMatchObject({ level: 'red', field: '主题' })
    expect('发 ｐ友圈 领券，到店用').toContain(found?.words)
    expect(found?.words).toContain('ｐ友圈')
  })
})

describe('the labelled corpus', () => {
  it('has at least two hundred cases, a hundred of them held out', () => {
    expect(all.length).toBeGreaterThanOrEqual(200)
    expect(heldOut.length).toBeGreaterThanOrEqual(100)
    expect(existsSync(file('held-out'))).toBe(true)
  })

  it.each([
    ['tuned', tuned],
    ['held-out', heldOut],
  ] as const)(
    '%s: nearly all that is banned is red, nearly nothing that is allowed',
    (_, cases) => {
      const figures = figuresOf(cases as Labelled[])
      expect(figures.recall).toBeGreaterThanOrEqual(0.95)
      expect(figures.falseRed).toBeLessThanOrEqual(0.05)
      expect(figures.borderlineYellow).toBeGreaterThanOrEqual(0.8)
    },
  )

  it('blind: what a stranger wrote, and nobody read, is judged as the README says', () => {
    const figures = figuresOf(blind)
    expect(figures.recall).toBeGreaterThanOrEqual(BLIND.recall)
    expect(figures.falseRed).toBeLessThanOrEqual(BLIND.falseRed)
  })
})

describe('publishing', () => {
  const red: ComplianceCase = { subject: 'coupon', texts: { 使用说明: '转发到朋友圈后可用' } }
  const yellow: ComplianceCase = { subject: 'coupon', texts: { 券的名字: '独家新品券' } }

  it('is refused for red whatever the reason, in a sentence with the field and the words', () => {
    const answer = mayPublish(judge(red), '我们觉得可以')
    expect(answer).toMatchObject({ ok: false, code: 'compliance.red' })
    if (answer.ok) return
    const sentence = sentenceOf(answer.code, answer.details)
    expect(sentence).toContain('使用说明')
    expect(sentence).toContain('转发到朋友圈')
  })

  it('asks for a reason for yellow, and takes one', () => {
    const found = judge(yellow)
    expect(verdictOf(found)).toBe('yellow')
    expect(mayPublish(found, undefined)).toMatchObject({ code: 'compliance.reason-missing' })
    expect(mayPublish(found, '  ')).toMatchObject({ code: 'compliance.reason-missing' })
    expect(mayPublish(found, '配方确为本店独有').ok).toBe(true)
  })

  it('needs nothing when nothing is found', () => {
    expect(mayPublish([], undefined).ok).toBe(true)
  })
})
