import { describe, expect, it } from 'vitest'
import { consentVersionOf } from '#core/brand/rules'
import { type BusinessDay, DAY, endOfDay, startOfDay } from '#core/kernel/time'
import { checkConsent, maskedMember, numberText } from '#core/membership/rules'
import { reminderAt } from '#core/reminders/rules'
import {
  decideInvitation,
  decideOffer,
  decideRemoval,
  heldText,
  type PostState,
  withoutPost,
  withPost,
} from '#core/staff/rules'

describe('a member number', () => {
  it('is grouped to read aloud, and masked for others', () => {
    expect(numberText('12345678')).toBe('1234 5678')
    expect(maskedMember('12345678')).toBe('会员 尾号 5678')
  })
})

describe('consent', () => {
  const inForce = { version: 'v2', hash: 'b' }

  it('counts for the text in force and no other', () => {
    expect(checkConsent({ version: 'v2', hash: 'b' }, inForce).ok).toBe(true)
    for (const given of [
      { version: 'v1', hash: 'b' },
      { version: 'v2', hash: 'a' },
    ])
      expect(checkConsent(given, inForce)).toMatchObject({ code: 'membership.consent-outdated' })
  })

  it('is asked for when it was not given', () => {
    expect(checkConsent(undefined, inForce)).toMatchObject({ code: 'membership.consent-missing' })
  })

  it('has a version that fits its field', () => {
    expect(consentVersionOf('2026-12-03', 'abcdef0123').length).toBeLessThanOrEqual(20)
  })
})

describe('an invitation', () => {
  it('is good until its last instant, and once', () => {
    expect(decideInvitation({ expiresAt: 5 }, 5).ok).toBe(true)
    expect(decideInvitation({ expiresAt: 5 }, 6)).toMatchObject({
      code: 'staff.invitation-expired',
    })
    expect(decideInvitation({ expiresAt: 5, usedAt: 1 }, 6)).toMatchObject({
      code: 'staff.invitation-used',
    })
    expect(decideInvitation(undefined, 5)).toMatchObject({ code: 'staff.invitation-invalid' })
  })

  it('gives one post per store; the newest decides', () => {
    const clerk = { storeId: 'a', storeName: 'A', role: 'clerk' } as const
    const other = { storeId: 'b', storeName: 'B', role: 'clerk' } as const
    const posts = withPost<PostState>([clerk, other], { ...clerk, role: 'manager' })
    expect(posts).toEqual([other, { ...clerk, role: 'manager' }])
    expect(withoutPost(posts, 'a')).toEqual([other])
  })
})

describe('the right to run the brand', () => {
  it('is offered without a store, and a post with one', () => {
    expect(decideOffer({ role: 'operator' })).toEqual({ ok: true, value: { role: 'operator' } })
    const post = { role: 'clerk', storeId: 'a' } as const
    expect(decideOffer(post)).toEqual({ ok: true, value: post })
    expect(decideOffer({ role: 'manager' })).toMatchObject({ code: 'staff.store-needed' })
    expect(decideOffer({ role: 'operator', storeId: 'a' })).toMatchObject({
      code: 'staff.store-needless',
    })
  })

  it('is taken from others who have it, and from nobody by themselves', () => {
    const one = { _id: 's1', operator: true }
    expect(decideRemoval(one, 's2')).toEqual({ ok: true, value: one })
    expect(decideRemoval(one, 's1')).toMatchObject({ code: 'staff.own-right' })
    for (const nobody of [undefined, { _id: 's1', operator: false }])
      expect(decideRemoval(nobody, 's2')).toMatchObject({ code: 'staff.not-found' })
  })

  it('is told apart from posts in the words of the record', () => {
    const posts = [{ storeId: 'a', storeName: 'A', role: 'manager' as const }]
    expect(heldText({ operator: true, posts }, undefined)).toBe('运营')
    expect(heldText({ operator: false, posts }, undefined)).toBe('无')
    expect(heldText({ operator: true, posts }, 'a')).toBe('店长')
    expect(heldText({ operator: true, posts }, 'b')).toBe('无')
  })
})

describe('a reminder of an ending coupon', () => {
  const end = endOfDay('2026-12-03' as BusinessDay)
  const ten = (day: string) => startOfDay(day as BusinessDay) + DAY * (10 / 24)

  it('comes at ten in the morning of the day before', () => {
    expect(reminderAt(end, end - 9 * DAY)).toBe(ten('2026-12-02'))
  })

  it('comes on the last morning when the day before has passed, and not at all after that', () => {
    expect(reminderAt(end, ten('2026-12-02'))).toBe(ten('2026-12-03'))
    expect(reminderAt(end, ten('2026-12-03'))).toBeUndefined()
  })
})
