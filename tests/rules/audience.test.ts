import { describe, expect, it } from 'vitest'
import { audienceText, isIn, type Person, whyNot } from '#core/audience/rules'
import type { Audience } from '#core/audience/views'
import { DAY } from '#core/kernel/time'

const beijing = (text: string): number => Date.parse(`${text}+08:00`)
const NOW = beijing('2027-05-20T12:00:00')

const person = (over: Partial<Person> = {}): Person => ({
  joinedAt: NOW - 100 * DAY,
  level: 0,
  ...over,
})

describe('an audience', () => {
  it('is everybody when nothing is said, and says nothing then', () => {
    expect(isIn({}, person(), NOW)).toBe(true)
    expect(audienceText({})).toBe('')
    expect(whyNot({}, person(), NOW)).toBeUndefined()
  })

  it.each<[string, Audience, Partial<Person>, boolean]>([
    ['a tier below', { minLevel: 1 }, { level: 0 }, false],
    ['that very tier', { minLevel: 1 }, { level: 1 }, true],
    ['a tier above', { minLevel: 1 }, { level: 4 }, true],
    ['joined today', { joinedWithin: 1 }, { joinedAt: beijing('2027-05-20T00:00:00') }, true],
    ['joined last night', { joinedWithin: 1 }, { joinedAt: beijing('2027-05-19T23:59:59') }, false],
    ['joined the day before', { joinedWithin: 2 }, { joinedAt: beijing('2027-05-19T00:00') }, true],
    ['never bought', { neverBought: true }, {}, true],
    ['has bought', { neverBought: true }, { boughtAt: NOW - DAY }, false],
    ['has bought, and need not have', { neverBought: false }, { boughtAt: NOW - DAY }, true],
    ['bought today', { boughtWithin: 1 }, { boughtAt: NOW }, true],
    ['bought yesterday', { boughtWithin: 1 }, { boughtAt: NOW - DAY }, false],
    ['never bought, asked for buyers', { boughtWithin: 366 }, {}, false],
    ['bought 29 days ago', { notBoughtFor: 30 }, { boughtAt: NOW - 29 * DAY }, false],
    ['bought 30 days ago', { notBoughtFor: 30 }, { boughtAt: NOW - 30 * DAY }, true],
    ['never bought, asked for the lost', { notBoughtFor: 30 }, {}, false],
    ['born in May', { birthdayMonth: true }, { birthday: { kind: 'day', day: '05-31' } }, true],
    [
      'born in another May',
      { birthdayMonth: true },
      { birthday: { kind: 'date', date: '1990-05-01' } },
      true,
    ],
    ['born in June', { birthdayMonth: true }, { birthday: { kind: 'day', day: '06-05' } }, false],
    ['said no birthday', { birthdayMonth: true }, {}, false],
  ])('knows who %s', (_who, audience, over, expected) => {
    expect(isIn(audience, person(over), NOW)).toBe(expected)
  })

  it('counts business days of Beijing, not spans of 24 hours', () => {
    const early = beijing('2027-05-20T00:00:01')
    const boughtAt = beijing('2027-05-19T23:59:59')
    expect(isIn({ boughtWithin: 1 }, person({ boughtAt }), early)).toBe(false)
    expect(isIn({ boughtWithin: 2 }, person({ boughtAt }), early)).toBe(true)
  })

  it('means those for whom all parts hold, and tells the others the whole rule', () => {
    const audience: Audience = { minLevel: 1, joinedWithin: 7 }
    const both = person({ level: 1, joinedAt: NOW - 6 * DAY })
    expect(isIn(audience, both, NOW)).toBe(true)
    expect(whyNot(audience, person({ level: 1 }), NOW)).toBe('限第 2 级及以上会员、入会 7 天以内')
    expect(whyNot(audience, { ...both, level: 0 }, NOW)).toBe('限第 2 级及以上会员、入会 7 天以内')
  })

  it('has words for every part', () => {
    const all: Required<Audience> = {
      segmentId: 's1',
      minLevel: 2,
      joinedWithin: 3,
      neverBought: true,
      boughtWithin: 4,
      notBoughtFor: 5,
      birthdayMonth: true,
    }
    for (const key of Object.keys(all) as (keyof Audience)[])
      expect([key, audienceText({ [key]: all[key] }).length > 1]).toEqual([key, true])
  })
})
