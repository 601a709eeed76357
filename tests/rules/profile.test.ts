import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { BusinessDay } from '#core/kernel/time'
import { endOfDay, startOfDay } from '#core/kernel/time'
import {
  checkBirthday,
  digitsOf,
  isOwnAvatar,
  maskedMember,
  maskedPhone,
} from '#core/membership/rules'
import { birthday } from '#core/membership/views'

const at = (day: string) => startOfDay(day as BusinessDay)
const born = (date: string) => ({ kind: 'date', date }) as const

describe('a birthday', () => {
  it.each([
    { kind: 'day', day: '02-29' },
    { kind: 'day', day: '12-31' },
    { kind: 'date', date: '2000-02-29' },
    { kind: 'date', date: '1900-01-01' },
  ])('may be $day$date', (given) => {
    expect(v.is(birthday, given)).toBe(true)
  })

  it.each([
    { kind: 'day', day: '02-30' },
    { kind: 'day', day: '13-01' },
    { kind: 'day', day: '2-9' },
    { kind: 'date', date: '2001-02-29' },
    { kind: 'date', date: '1899-12-31' },
    { kind: 'date', date: '20000229' },
  ])('can not be $day$date', (given) => {
    expect(v.is(birthday, given)).toBe(false)
  })

  it.each([
    ['2012-12-03', '2026-12-03', true],
    ['2012-12-04', '2026-12-03', false],
    ['2012-02-29', '2026-02-28', false],
    ['2012-02-29', '2026-03-01', true],
  ])('of %s is old enough on %s: %s', (date, today, expected) => {
    const checked = checkBirthday(born(date), at(today))
    expect(checked.ok).toBe(expected)
    if (!checked.ok) expect(checked.code).toBe('membership.under-14')
  })

  it('counts by the Beijing date, on both sides of midnight', () => {
    expect(checkBirthday(born('2012-12-03'), at('2026-12-03') - 1).ok).toBe(false)
    expect(checkBirthday(born('2012-12-03'), at('2026-12-03')).ok).toBe(true)
    const lastMoment = endOfDay('2026-12-03' as BusinessDay)
    expect(checkBirthday(born('2026-12-04'), lastMoment)).toMatchObject({
      code: 'membership.birthday-future',
    })
  })

  it('without a year says nothing about age, and none at all is fine', () => {
    expect(checkBirthday({ kind: 'day', day: '12-03' }, at('2026-12-03')).ok).toBe(true)
    expect(checkBirthday(undefined, 0).ok).toBe(true)
  })
})

describe('what others see of a member', () => {
  it('is the end of a number, and of a closed account not even that', () => {
    expect(maskedMember('12345678')).toBe('会员 尾号 5678')
    expect(maskedMember('m0123456789abcdefghj')).toBe('已注销的会员')
  })

  it.each([
    ['13812345678', '138****5678'],
    ['+852 61234567', '+85****4567'],
    ['1234567', '****67'],
  ])('of the phone %s is %s', (phone, shown) => {
    expect(maskedPhone(phone)).toBe(shown)
  })
})

describe('a card number as typed', () => {
  it.each(['1234 5678', ' 12345678 ', '1 2 3 4 5 6 7 8'])('is read from %s', (typed) => {
    expect(digitsOf(typed)).toBe('12345678')
  })
  it.each(['1234567', '123456789', '1234567x', ''])('is not read from %j', (typed) => {
    expect(digitsOf(typed)).toBeUndefined()
  })
})

describe('a picture of one’s own', () => {
  it.each([
    ['cloud://env.bucket/avatars/m1/a.png', true],
    ['cloud://env.bucket/avatars/m2/a.png', false],
    ['cloud://other.bucket/avatars/m1/a.png', false],
    ['cloud://env.bucket/avatars/m1/../m2/a.png', false],
    ['cloud://env.bucket/avatars/m1/x/a.png', false],
    ['cloud://env.bucket/avatars/m1/', false],
    ['cloud://env.bucket/avatars/m1/..', false],
    ['cloud://env.bucket/sheets/a.pdf', false],
    ['https://env.bucket/avatars/m1/a.png', false],
  ])('%s: %s', (fileId, expected) => {
    expect(isOwnAvatar(fileId, 'm1', 'env')).toBe(expected)
  })
})
