import { describe, expect, it } from 'vitest'
import { checkRule } from '#core/segments/check'
import { MOST_CONDITIONS } from '#core/segments/limits'
import { isIn } from '#core/segments/rules'
import { estimateOf } from '#core/segments/sample'
import type { Rule } from '#core/segments/views'
import { ruleText } from '#core/segments/words'
import { randomOf } from './lives'
import { OWN, randomDay, randomPerson, randomRule } from './segments-random'

const codeOf = (rule: Rule): string => {
  const checked = checkRule(rule, OWN)
  return checked.ok ? 'ok' : checked.code
}

const orders = { field: 'orders', min: 2 } as const
const wecom = { field: 'wecom' } as const

const cases: [string, Rule, string][] = [
  ['a plain condition', orders, 'ok'],
  ['nothing in it', { all: [] }, 'segments.empty'],
  ['a group with nothing in it', { all: [orders, { any: [] }] }, 'segments.empty'],
  ['groups too deep', { not: { not: { not: { not: { not: wecom } } } } }, 'segments.too-deep'],
  [
    'more conditions than anybody reads',
    { any: Array.from({ length: MOST_CONDITIONS + 1 }, (_, i) => ({ ...orders, min: i + 2 })) },
    'segments.too-many',
  ],
  ['no bounds', { field: 'orders' }, 'segments.wrong-part'],
  ['no values', { field: 'stage' }, 'segments.wrong-part'],
  ['a part of another condition', { field: 'wecom', min: 1 }, 'segments.wrong-part'],
  ['days that it does not take', { field: 'last', min: 1, within: 3 }, 'segments.wrong-part'],
  ['no days that it needs', { field: 'moved', of: ['loyal'] }, 'segments.wrong-part'],
  ['more than there is', { field: 'recency', max: 6 }, 'segments.range'],
  ['bounds the wrong way round', { ...orders, max: 1 }, 'segments.range'],
  ['a stage that is none', { field: 'stage', of: ['gone'] }, 'segments.unknown'],
  ['a tag that is not there', { field: 'tag', of: ['t9'] }, 'segments.unknown'],
  ['a store that is not there', { field: 'store', of: ['s1', 's9'] }, 'segments.unknown'],
  ['what everybody has', { field: 'orders', min: 0, within: 5 }, 'segments.always'],
  ['either or not', { any: [wecom, { not: wecom }] }, 'segments.always'],
  ['both and not', { all: [{ all: [wecom] }, { not: wecom }] }, 'segments.contradiction'],
  ['two stages', both({ stage: 'loyal' }, { stage: 'asleep' }), 'segments.contradiction'],
  ['more and fewer', { all: [orders, { field: 'orders', max: 1 }] }, 'segments.contradiction'],
  [
    'more in a week than in a month',
    {
      all: [
        { ...orders, within: 7 },
        { field: 'orders', max: 1, within: 30 },
      ],
    },
    'segments.contradiction',
  ],
  [
    'more in a month than in a week',
    {
      all: [
        { ...orders, within: 30 },
        { field: 'orders', max: 1, within: 7 },
      ],
    },
    'ok',
  ],
  ['two tags, which anybody may have', { all: [tag('t1'), tag('t2')] }, 'ok'],
]

function tag(id: string): Rule {
  return { field: 'tag', of: [id] }
}
function both(one: { stage: string }, other: { stage: string }): Rule {
  return { all: [one, other].map(({ stage }) => ({ field: 'stage', of: [stage] })) }
}

describe('a rule with', () => {
  it.each(cases)('%s', (_, rule, code) => {
    expect(codeOf(rule)).toBe(code)
  })

  it('a contradiction has nobody in it', () => {
    const random = randomOf(61)
    const people = Array.from({ length: 60 }, (_, i) => randomPerson(random, `c${i}`))
    let found = 0
    for (let i = 0; i < 6000; i += 1) {
      const rule: Rule = { all: [randomRule(random, 0), randomRule(random, 1)] }
      if (codeOf(rule) !== 'segments.contradiction') continue
      found += 1
      const day = randomDay(random)
      for (const { person, rules } of people)
        expect([JSON.stringify(rule), isIn(rule, person, { day, rfm: rules.rfm })]).toEqual([
          JSON.stringify(rule),
          false,
        ])
    }
    expect(found).toBeGreaterThan(50)
  })
})

describe('a rule in words', () => {
  it.each<[Rule, string]>([
    [orders, '累计购买满 2 次'],
    [{ field: 'orders', max: 0, within: 30 }, '近 30 天没有购买过'],
    [{ field: 'fen', min: 10_050, max: 20_000, within: 7 }, '近 7 天购买金额100.50 到 200 元'],
    [
      { all: [wecom, { any: [orders, { not: tag('t1') }] }] },
      '是企业微信好友，并且（累计购买满 2 次，或者不符合（有标签“标签 t1”））',
    ],
    [
      { field: 'moved', of: ['asleep'], from: ['bought', 'loyal'], within: 14 },
      '近 14 天从“购买 P”、“忠诚 L”之一变成过“沉睡”',
    ],
  ])('%j', (rule, text) => {
    expect(ruleText(rule, OWN)).toBe(text)
  })
})

describe('an estimate', () => {
  it('is exact when everybody was looked at', () => {
    expect(estimateOf(7, 100, 100)).toEqual({ count: 7, low: 7, high: 7 })
  })

  it('never says fewer than it has seen, nor more than can be', () => {
    expect(estimateOf(0, 1000, 100_000)).toMatchObject({ count: 0, low: 0 })
    expect(estimateOf(1000, 1000, 100_000).high).toBe(100_000)
    expect(estimateOf(3, 4, 5)).toEqual({ count: 4, low: 3, high: 4 })
  })

  it('has the truth between its bounds 95 times of 100', () => {
    const random = randomOf(71)
    for (const share of [0.002, 0.03, 0.5]) {
      let right = 0
      for (let i = 0; i < 400; i += 1) {
        let hits = 0
        for (let j = 0; j < 2000; j += 1) if (random() < share) hits += 1
        const { low, high } = estimateOf(hits, 2000, 1_000_000)
        if (low <= share * 1_000_000 && share * 1_000_000 <= high) right += 1
      }
      expect([share, right > 364]).toEqual([share, true])
    }
  })
})
