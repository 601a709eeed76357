import { describe, expect, test } from 'vitest'
import { CODE, clerkDay, gift, home, receipt, row, south } from './clerk-answers.ts'
import { NOW, refusal, type Script } from './clerk-cloud.ts'
import { open } from './clerk-phone.ts'
import { expectLittle } from './set-data.ts'

/** What a clerk does after a redemption, as built. */

describe('undo', () => {
  test('asks with the effect, undoes once, and says so', async () => {
    const phone = await open(`clerk/quote?code=${CODE}`, clerkDay)
    await phone.tap('确认核销')
    expect(phone.text()).toContain('撤销（还有 10 分钟）')
    await phone.tap('撤销（还有')
    await phone.answer('撤销')
    expect(phone.text()).toContain('已撤销，券回到会员的券包')
    expect(phone.callsOf('redemption.undo')).toHaveLength(1)
  })

  test('a no changes nothing', async () => {
    const phone = await open(`clerk/quote?code=${CODE}`, clerkDay)
    await phone.tap('确认核销')
    await phone.tap('撤销（还有')
    await phone.answer('取消')
    expect(phone.text()).toContain('已核销')
    expect(phone.callsOf('redemption.undo')).toHaveLength(0)
  })

  test('too late is told in place', async () => {
    const phone = await open(`clerk/quote?code=${CODE}`, {
      ...clerkDay,
      'redemption.undo': refusal('redemption.undo-too-late'),
    })
    await phone.tap('确认核销')
    await phone.tap('撤销（还有')
    await phone.answer('撤销')
    expect(phone.text()).toContain('已经超过 10 分钟')
  })

  test('after its time there is nothing to tap', async () => {
    const late = { ...receipt, undoUntil: NOW - 1 }
    const phone = await open(`clerk/quote?code=${CODE}`, {
      ...clerkDay,
      'redemption.redeem': { receipt: late },
    })
    await phone.tap('确认核销')
    expect(phone.text()).not.toContain('撤销（还有')
  })
})

describe('today', () => {
  test('grows page by page', async () => {
    const phone = await open('clerk/today', clerkDay)
    expect(phone.text()).toContain('会员 尾号 2010')
    await phone.tap('再往前看')
    expect(phone.callsOf('redemption.today')[1]?.input).toMatchObject({ after: '1~r4' })
    expect(phone.text()).toContain('会员 尾号 2030')
  })

  test('finds a coupon or a member in the whole day, once the word is typed', async () => {
    const phone = await open('clerk/today', {
      ...clerkDay,
      'redemption.today': ({ search }: { search?: string }) => ({
        rows: search === '桂花' ? [row(3, { name: '桂花乌龙', benefit: gift })] : [],
      }),
    })
    for (const typed of ['桂', '桂花']) await phone.input('.field-in', typed)
    await phone.until('桂花乌龙')
    const asked = phone.callsOf('redemption.today').map(({ input }) => input)
    expect(asked).toEqual([{ storeId: south.id }, { storeId: south.id, search: '桂花' }])
    await phone.input('.field-in', '2099')
    await phone.until('没有找到，换个词或换一天试试')
  })

  test('looks at another day', async () => {
    const phone = await open('clerk/today', clerkDay)
    expect(phone.text()).toContain('2026-11-22')
    await phone.tap('wx-picker')
    await phone.tap('[data-testid="option-20日"]')
    await phone.tap('[data-testid=picker-ok]')
    expect(phone.callsOf('redemption.today').at(-1)?.input).toEqual({
      storeId: south.id,
      day: '2026-11-20',
    })
  })

  test('an undone row stays in its place', async () => {
    const phone = await open('clerk/today', {
      ...clerkDay,
      'redemption.undo': { receipt: { ...row(0), state: 'undone' } },
    })
    const before = phone.findAll('.log-row').length
    await phone.tap('.log-undo')
    const sent = await phone.sent(() => phone.answer('撤销'))
    expect(phone.findAll('.log-row')).toHaveLength(before)
    expect(phone.findAll('.log-off')).toHaveLength(2)
    expectLittle(sent)
  })

  test('an empty day says so', async () => {
    const phone = await open('clerk/today', { ...clerkDay, 'redemption.today': { rows: [] } })
    expect(phone.text()).toContain('今天这家店还没有核销')
  })
})

describe('a manager’s return after the window', () => {
  const late = { canUndo: false, canReverse: true }
  const managed = {
    ...clerkDay,
    'staff.home': { ...home, role: 'manager' },
    'redemption.today': { rows: [row(0, late), row(1)] },
  }

  test('shows the effect, wants a reason, and says what was done', async () => {
    const phone = await open('clerk/today', {
      ...managed,
      'redemption.reverse': { receipt: { ...receipt, redemptionId: 'r0', state: 'reversed' } },
    })
    expect(phone.findAll('.log-undo').map(({ textContent }) => textContent)).toEqual([
      '退券',
      '撤销',
    ])
    await phone.tap('退券')
    expect(phone.text()).toContain('没有到期就能再用，到期了就不能再用；本店的结算扣除这一笔')
    await phone.tap('#reverse')
    expect(phone.callsOf('redemption.reverse')).toEqual([])
    await phone.input('#why', ' 顾客退了货 ')
    await phone.tap('确认退回')
    expect(phone.callsOf('redemption.reverse').map(({ input }) => input)).toEqual([
      { storeId: south.id, couponId: 'c0', redemptionId: 'r0', why: '顾客退了货' },
    ])
    expect(phone.text()).toContain('已退回，结算里已扣除这一笔')
    expect(phone.text()).toContain('已退券')
  })

  test('a refusal is said in the sheet, and the reason stays', async () => {
    const phone = await open('clerk/today', {
      ...managed,
      'redemption.reverse': refusal('redemption.undo-first'),
    })
    await phone.tap('退券')
    await phone.input('#why', '顾客退了货')
    await phone.tap('确认退回')
    expect(phone.text()).toContain('还在 10 分钟以内，请直接撤销')
    expect(phone.find('#why')?.querySelector('input')?.value).toBe('顾客退了货')
  })
})

describe('settlement', () => {
  const settled = (place: number, change: object = {}) => ({
    id: `e${place}`,
    at: NOW,
    coupon: '满 60 减 12',
    couponId: `c${place}`,
    store: south.name,
    clerk: '小周',
    bearer: 'brand',
    fen: 1200,
    ...change,
  })
  const statement = {
    storeId: south.id,
    store: south.name,
    made: 3,
    back: 1,
    fen: 2900,
    shares: [
      { bearer: 'brand', uses: 1, fen: 1200 },
      { bearer: '湖滨茶具', uses: 1, fen: 1700 },
    ],
  }
  const rows = [
    settled(0),
    settled(1, { bearer: '湖滨茶具', fen: 1700, sale: 's1' }),
    settled(2, { fen: -1200 }),
  ]
  const month: Script = {
    ...clerkDay,
    now: NOW,
    'staff.home': { ...home, role: 'manager' },
    'settlement.ofStore': { statement, rows },
  }

  test('of this month: the sum, who bears it, and every entry', async () => {
    const phone = await open('clerk/home', month)
    await phone.until('本店结算')
    await phone.tap('本店结算')
    expect(phone.where()).toBe('clerk/settlement')
    expect(phone.callsOf('settlement.ofStore')[0]?.input).toEqual({
      storeId: south.id,
      from: '2026-11-01',
      to: '2026-11-22',
    })
    const told = phone.find('#totals')?.textContent
    for (const words of ['¥29', '核销 3 次，退回 1 次', '品牌承担', '湖滨茶具承担', '¥17'])
      expect(told).toContain(words)
    expect(phone.text()).toContain('−¥12')
    await phone.tap('· 湖滨茶具承担')
    expect(phone.where()).toBe('clerk/sold?id=s1')
  })

  test('of last month, and of days of one’s own', async () => {
    const phone = await open('clerk/settlement', month)
    await phone.tap('上月')
    await phone.tap(phone.findAll('wx-picker')[1] as HTMLElement)
    await phone.tap('[data-testid="option-15日"]')
    await phone.tap('[data-testid=picker-ok]')
    const asked = phone.callsOf('settlement.ofStore').map(({ input }) => [input.from, input.to])
    expect(asked.slice(1)).toEqual([
      ['2026-10-01', '2026-10-31'],
      ['2026-10-01', '2026-10-15'],
    ])
  })

  test('a period that can not be says why', async () => {
    const phone = await open('clerk/settlement', {
      ...month,
      'settlement.ofStore': refusal('settlement.period-impossible', '请选一段不超过 92 天'),
    })
    expect(phone.text()).toContain('请选一段不超过 92 天')
  })

  test('is not offered to a clerk', async () => {
    const phone = await open('clerk/home', clerkDay)
    await phone.until('提示音')
    expect(phone.text()).not.toContain('本店结算')
  })
})
