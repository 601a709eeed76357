import { describe, expect, it } from 'vitest'
import { codesIn, stoppedBy } from '#core/invites/desk-punished'
import { anew, ended, type Life, paused, raised, resumed, statusAt } from '#core/invites/desk-turn'
import type { CampaignForm } from '#core/invites/form'
import { DAY } from '#core/kernel/time'

const NOW = 1_800_000_000_000
const form = {
  startsAt: NOW - DAY,
  endsAt: NOW + DAY,
  stock: 100,
  budgetFen: 1000,
} as CampaignForm
const running = { status: 'published', pauses: [], form } as Life & { form: CampaignForm }

describe('the life of a published campaign', () => {
  it('is over after its last instant, whatever its document says', () => {
    expect(statusAt(running, form.endsAt)).toBe('published')
    expect(statusAt(running, form.endsAt + 1)).toBe('ended')
    expect(statusAt({ ...running, status: 'paused' }, form.endsAt + 1)).toBe('ended')
    expect(statusAt({ ...running, status: 'draft' }, form.endsAt + 1)).toBe('draft')
  })

  it('keeps every pause with its beginning and its end', () => {
    const first = paused(running, '补货', NOW)
    if (!first.ok) throw new Error('must pause')
    expect(first.value).toEqual({
      status: 'paused',
      pauses: [{ from: NOW }],
      pausedBecause: '补货',
    })
    const back = resumed({ ...running, ...first.value }, NOW + 5)
    if (!back.ok) throw new Error('must go on')
    expect(back.value).toEqual({ status: 'published', pauses: [{ from: NOW, until: NOW + 5 }] })
    const again = paused({ ...running, ...back.value }, '再停', NOW + 9)
    if (!again.ok) throw new Error('must pause again')
    expect(ended({ ...running, ...again.value }, NOW + 12)).toMatchObject({
      value: {
        endedAt: NOW + 12,
        pauses: [{ until: NOW + 5 }, { from: NOW + 9, until: NOW + 12 }],
      },
    })
  })

  it('makes no move from a state that has none', () => {
    const draft = { ...running, status: 'draft' as const }
    const over = { ...running, status: 'ended' as const }
    for (const one of [draft, over]) {
      expect(paused(one, '停', NOW)).toMatchObject({ code: 'invites.not-published' })
      expect(resumed(one, NOW)).toMatchObject({ code: 'invites.not-paused' })
      expect(ended(one, NOW)).toMatchObject({ code: 'invites.not-published' })
      expect(raised(one, { stock: 200 }, NOW)).toMatchObject({ code: 'invites.not-published' })
    }
  })

  it('grows in one thing and shrinks in none', () => {
    expect(raised(running, { stock: 101 }, NOW)).toMatchObject({ value: { stock: 101 } })
    expect(raised(running, { stock: 101, budgetFen: 999 }, NOW)).toMatchObject({
      code: 'invites.only-more',
    })
    expect(raised(running, { stock: 100 }, NOW)).toMatchObject({ code: 'invites.only-more' })
  })

  it('begins anew tomorrow, as long as before, unless it has not begun yet', () => {
    const next = anew(form, NOW)
    expect(next.endsAt - next.startsAt).toBe(2 * DAY)
    expect(next.startsAt).toBeGreaterThan(NOW)
    expect(anew(form, form.startsAt)).toBe(form)
  })
})

describe('a penalty of the platform', () => {
  const two = [
    { id: 'c00000000000000000001', name: '老友带新友' },
    { id: 'c00000000000000000002', name: '春日茶会' },
  ]
  const stops = (text: string, path?: string, byCode: string[] = []) =>
    stoppedBy({ text, ...(path === undefined ? {} : { path }) }, two, new Set(byCode))
  const all = two.map(({ id }) => id)

  it('stops every campaign when it is about sharing, or says nothing at all', () => {
    expect(stops('5.1.1 诱导分享')).toEqual(all)
    expect(stops('')).toEqual(all)
    expect(stops('违反平台规范')).toEqual(all)
    expect(stops('页面违规', 'member/invited/index')).toEqual(all)
  })

  it('stops only what it names by name, by id or by a code', () => {
    expect(stops('活动“春日茶会”内容违规')).toEqual([all[1]])
    expect(stops(`违规：${all[0]}`)).toEqual([all[0]])
    const text = 'scene=t0123456789ABCDEFGHJK'
    expect(codesIn({ text })).toEqual(['0123456789ABCDEFGHJK'])
    expect(stops(text, 'member/invited/index', [all[0] ?? ''])).toEqual([all[0]])
  })

  it('stops none when it names another page or a coupon', () => {
    expect(stops('资质不符', 'pages/card/index')).toEqual([])
    expect(stops('券 t0123456789abcdefghjk 标注不清')).toEqual([])
  })
})
