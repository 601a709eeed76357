import { describe, expect, test } from 'vitest'
import { south } from './clerk-answers.ts'
import { refusal } from './clerk-cloud.ts'
import { asked, begin, bill, key, phone, shown, type } from './sale-phone.ts'
import { expectLittle } from './set-data.ts'

/** A sale at the till as built: the keys of the till. */

describe('prices', () => {
  test('several are added up, a count multiplies, fen stay exact', async () => {
    await begin()
    await type('12.5+8×2')
    expect(shown('.till-total-sum')).toBe('¥28.50')
    await phone.tap('算一下')
    const items = [
      { fen: 1250, count: 1 },
      { fen: 800, count: 2 },
    ]
    expect(asked()).toEqual([{ storeId: south.id, visit: 'visit.2025', items }])
  })

  test.each([
    ['0.1+0.2', '¥0.30'],
    ['19.99×3', '¥59.97'],
    ['0+×.5', '¥0.50'],
    ['12.345', '¥12.34'],
    ['007', '¥7'],
    ['5×0', '¥5'],
    ['1234567', '¥12345'],
    ['9×1234', '¥1107'],
    ['8⌫5', '¥5'],
  ])('%s is %s', async (keys, total) => {
    await begin()
    await type(keys)
    expect(shown('.till-total-sum')).toBe(total)
  })

  test('of nothing are not counted', async () => {
    await begin()
    await type('0.00')
    await phone.tap('算一下')
    expect(asked()).toEqual([])
  })

  test('one key sends little', async () => {
    await begin()
    await type('12')
    const sent = await phone.sent(() => key('5'))
    expectLittle(sent)
  })

  test('too much is said beside the keys, and what was typed stays', async () => {
    const words = '一笔收款不能超过 ¥100000，请分开收'
    await bill({ 'sales.quote': refusal('sales.too-much', words) })
    expect(phone.text()).toContain(words)
    expect(shown('.till-total-sum')).toBe('¥100')
  })
})
