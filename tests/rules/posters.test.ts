import { describe, expect, test } from 'vitest'
import type { PosterForm } from '#core/posters/form'
import { SLOTS } from '#core/posters/limits'
import { checksOf, problemsOfPoster, shownOf } from '#core/posters/rules'
import { bare, facts, full, NOW, shown } from './posters-samples'

const DAY = 86_400_000

const statesOf = (poster: PosterForm, over = {}) =>
  Object.fromEntries(checksOf(poster, facts(over)).map(({ slot, state }) => [slot, state]))

const saidOf = (poster: Partial<PosterForm>, over = {}): string[] =>
  problemsOfPoster({ ...full, ...poster }, facts(over)).map(({ slot, say }) => `${slot}: ${say}`)

describe('the check of a poster', () => {
  test('a poster with all eight places right scores eight of eight', () => {
    expect(checksOf(full, facts()).map(({ slot }) => slot)).toEqual([...SLOTS])
    expect(new Set(Object.values(statesOf(full)))).toEqual(new Set(['good']))
  })

  test('places that are not used are empty, not wrong; theme and points must be there', () => {
    expect(statesOf(bare, { friend: undefined })).toEqual({
      identity: 'empty',
      endorsement: 'empty',
      theme: 'good',
      occasion: 'empty',
      points: 'good',
      anchor: 'empty',
      urgency: 'empty',
      benefit: 'empty',
    })
    expect(saidOf({ theme: ' ' })).toEqual(['theme: 写一句主题'])
  })

  test('an endorsement without its source is refused', () => {
    expect(saidOf({ endorsement: { words: '百年老店', source: ' ' } })).toEqual([
      'endorsement: 背书要写出处，例如哪里的数据、哪一天',
    ])
  })

  test('three to five points are taken; two and six are not, nor empty or equal ones', () => {
    const of = (count: number) => Array.from({ length: count }, (_, i) => `第 ${i} 条`)
    for (const count of [3, 4, 5]) expect(saidOf({ points: of(count) })).toEqual([])
    for (const count of [0, 2, 6])
      expect(saidOf({ points: of(count) })).toEqual(['points: 内容要三到五条'])
    expect(saidOf({ points: ['一', '', '三'] })).toEqual(['points: 内容里有一条是空的'])
    expect(saidOf({ points: ['一', '一', '三'] })).toEqual(['points: 内容里有两条写得一样'])
  })

  test('an occasion has its days in order and inside the campaign', () => {
    const days = (from: string, until: string) => ({ occasion: { words: '冬至', from, until } })
    expect(saidOf(days('2026-12-22', '2026-12-01'))).toHaveLength(1)
    expect(saidOf(days('2027-01-01', '2027-01-03'))).toHaveLength(1)
    expect(saidOf(days('2026-12-13', '2027-01-03'))).toEqual([])
    expect(
      saidOf({ occasion: { words: '', from: '2026-12-01', until: '2026-12-22' } }),
    ).toHaveLength(1)
  })

  test('a price anchor needs a proof of a day that has come, and a real difference', () => {
    const anchor = full.anchor as NonNullable<PosterForm['anchor']>
    expect(saidOf({ anchor: { ...anchor, proof: '' } })).toEqual([
      'anchor: 原价要写依据，例如哪张价目表',
    ])
    expect(saidOf({ anchor: { ...anchor, day: '2026-12-04' } })).toEqual([
      'anchor: 依据的日子还没有到',
    ])
    expect(saidOf({ anchor: { ...anchor, payFen: anchor.listFen } })).toHaveLength(1)
  })

  test('an anchor above the recorded price of the product that it names is refused', () => {
    const anchor = full.anchor as NonNullable<PosterForm['anchor']>
    expect(saidOf({ anchor: { ...anchor, listFen: 8801 } })).toEqual([
      'anchor: 原价比商品表里的价格高',
    ])
    expect(saidOf({ anchor: { ...anchor, name: '别的茶', listFen: 8801 } })).toEqual([])
  })

  test('the benefit follows the campaign: taken away there, the poster is refused', () => {
    expect(saidOf({}, { friend: undefined })).toEqual(['benefit: 这个活动没有给好友的见面礼'])
    expect(saidOf({ benefit: '' })).toEqual(['benefit: 好友能得到什么，前面写几个字'])
  })
})

describe('what a poster shows', () => {
  test('nickname and picture only with consent; without it somebody neutral', () => {
    expect(shown().identity).toEqual({ who: '林夏', avatar: 'cloud://pictures/lin.png' })
    expect(shown(full, { who: undefined }).identity).toEqual({})
    expect(shown(bare).identity).toBeUndefined()
  })

  test('an occasion on its days and on no other', () => {
    const on = (now: number) => shown(full, { now }).occasion
    const first = Date.UTC(2026, 10, 30, 16)
    expect([on(first - 1), on(first)]).toEqual([undefined, '冬至'])
    const end = Date.UTC(2026, 11, 22, 16)
    expect([on(end - 1), on(end)]).toEqual(['冬至', undefined])
  })

  test('how little is left, only at a fifth of the stock or less, and with the moment', () => {
    const at = (left: number) => shown(full, { left, stock: 50 }).urgency
    expect(at(50)).toBeUndefined()
    expect(at(11)).toBeUndefined()
    expect(at(10)).toBe('12月3日 18:00 还剩 10 份')
    expect(at(3)).toBe('12月3日 18:00 还剩 3 份')
    expect(at(0)).toBeUndefined()
  })

  test('the true end, and with another end another text', () => {
    const poster: PosterForm = { ...full, urgency: 'end' }
    expect(shown(poster, { endsAt: NOW + DAY }).urgency).toBe('12月4日 (周五) 18:00 截止')
    expect(shown(poster, { endsAt: NOW + 40 * DAY }).urgency).toBe(
      '2027年1月12日 (周二) 18:00 截止',
    )
    expect(shown({ ...full, urgency: 'none' }).urgency).toBeUndefined()
  })

  test('the friend’s benefit by the name that it has in the campaign now', () => {
    expect(shown().benefit).toEqual({ words: '新朋友见面礼', name: '满 100 减 20 元券' })
    expect(shown(full, { friend: '200 积分' }).benefit?.name).toBe('200 积分')
    expect(shown(full, { friend: undefined }).benefit).toBeUndefined()
  })

  test('nothing that is not proved: no source, no proof, above the recorded price', () => {
    const anchor = full.anchor as NonNullable<PosterForm['anchor']>
    const loose: PosterForm = {
      ...full,
      endorsement: { words: '百年老店', source: '' },
      anchor: { ...anchor, proof: '' },
    }
    expect(shown(loose)).not.toHaveProperty('endorsement')
    expect(shown(loose)).not.toHaveProperty('anchor')
    expect(shown(full, { prices: new Map([['桂花乌龙', 8000]]) }).anchor).toBeUndefined()
    expect(shown().anchor?.proof).toBe('原价依据：店内价目表，11月20日')
  })

  test('is the same for the same moment, and never more than five points', () => {
    const six: PosterForm = { ...full, points: ['一', '二', '三', '四', '五', '六'] }
    expect(shownOf(six, facts()).points).toHaveLength(5)
    expect(shownOf(full, facts())).toEqual(shownOf(full, facts()))
  })
})
