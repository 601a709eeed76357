import { afterEach, describe, expect, it } from 'vitest'
import { refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open as openPage } from './clerk-phone.ts'
import { type CheckinPage, page, pointsDay } from './points-answers.ts'
import { expectLittle, interactionBytes } from './set-data.ts'

/** The check-in page as built, with a cloud that answers from a script. */

let phone: Opened | undefined
afterEach(() => phone?.close())

const open = async (change: Script = {}): Promise<Opened> => {
  phone = await openPage('member/checkin', { ...pointsDay, ...change })
  return phone
}
const withPage = (change: Partial<CheckinPage>) => open({ 'checkin.page': { ...page, ...change } })

/** The cell of a day; classes of a native component carry its own prefix. */
const cellOf = (opened: Opened, day: number): HTMLElement => {
  const cells = [
    ...(opened.phone.context.topPage?.element.querySelectorAll('[class*=state-]') ?? []),
  ]
  const found = cells.find(
    (one) => /state-\d/.test(one.className) && one.textContent?.trim().startsWith(String(day)),
  )
  if (!found) throw new Error(`no cell for day ${day}`)
  return found as HTMLElement
}
const tapDay = async (opened: Opened, day: number) => {
  cellOf(opened, day).click()
  await opened.waitQuiet()
}

describe('the check-in page', () => {
  it('says the streak, what comes next and what making up costs before anything is tapped', async () => {
    const { text } = await open()
    expect(text()).toContain('今天签到就是第 5 天')
    expect(text()).toContain('本月盖了 8 个章，再盖 2 个，得累计奖励 15 分')
    expect(text()).toContain('一天用 5 分，本月还能补 2 次')
    expect(text()).toContain('今天是这一轮的第 5 天')
    expect(text()).toContain('累计 7 天，奖励 5 分')
    expect(text()).toContain('已得到')
    expect(text()).toContain('还差 2 天')
  })

  it('says beforehand which coupon a full row brings, and after the stamp that it came', async () => {
    const coupon = '暖冬茶礼券'
    const bonuses = [{ days: 9, points: 0, coupon, paid: false }]
    const stamped = { ...pointsDay['checkin.stamp'], bonuses: [9], coupons: [coupon] }
    const opened = await open({
      'checkin.page': { ...page, bonuses },
      'checkin.stamp': stamped,
    })
    expect(opened.text()).toContain('再盖 1 个，得累计奖励一张「暖冬茶礼券」')
    expect(opened.text()).toContain('累计 9 天，奖励一张「暖冬茶礼券」')
    expect(opened.text()).toContain('券送完为止')
    await opened.tap('#stamp')
    expect(opened.text()).toContain('得 3 分和一张「暖冬茶礼券」，其中有本月累计 9 天的奖励')
    await opened.tap('去券包')
    expect(opened.where()).toBe('pages/wallet')
  })

  it('stamps by the button at the thumb, and says what it gave and when that ends', async () => {
    let done = false
    const opened = await open({
      'checkin.stamp': () => {
        done = true
        return pointsDay['checkin.stamp']
      },
      'checkin.page': () =>
        done ? { ...page, ...pointsDay['checkin.stamp'], stamps: 9, balance: undefined } : page,
    })
    await opened.tap('#stamp')
    expect(opened.text()).toContain('盖好章了，得 3 分，这 3 分 2027年11月30日 (周二) 到期')
    expect(opened.text()).toContain('已连续签到 5 天')
    expect(opened.text()).toContain('本月盖了 9 个章')
    expect(cellOf(opened, 22).className).toContain('state-2')
    expect(opened.find('#stamp')).toBeNull()
  })

  it('stamps by a tap on today, the only bright cell', async () => {
    const opened = await open()
    await tapDay(opened, 22)
    expect(opened.callsOf('checkin.stamp')).toHaveLength(1)
  })

  it('names the bonus that a stamp reached', async () => {
    const { tap, text } = await open({
      'checkin.stamp': { ...pointsDay['checkin.stamp'], earned: 18, bonuses: [10] },
    })
    await tap('#stamp')
    expect(text()).toContain('得 18 分，其中有本月累计 10 天的奖励')
  })

  it('asks before points are spent on a missed day, and shows the effect first', async () => {
    const opened = await open()
    await tapDay(opened, 20)
    expect(opened.text()).toContain('11月20日 (周五)')
    expect(opened.text()).toContain('可用积分 120 变成 115')
    expect(opened.callsOf('checkin.makeUp')).toHaveLength(0)
    await opened.tap('#make-up')
    expect(opened.callsOf('checkin.makeUp')[0]?.input).toEqual({ day: '2026-11-20' })
    expect(opened.text()).toContain('补签好了，用了 5 分')
    expect(opened.find('#make-up')).toBeNull()
  })

  it('opens the question by little, and closes it again without a trace', async () => {
    const opened = await open()
    const bytes = await opened.sent(() => tapDay(opened, 20))
    expectLittle(bytes)
    await opened.tap('关闭')
    expect(opened.callsOf('checkin.makeUp')).toHaveLength(0)
  })

  it('does not ask about a day that can not be made up', async () => {
    const opened = await open()
    for (const day of [19, 6, 25]) await tapDay(opened, day)
    expect(opened.find('#make-up')).toBeNull()
  })

  it('says what is missing when there are too few points', async () => {
    const opened = await withPage({ spendable: 3 })
    await tapDay(opened, 20)
    expect(opened.text()).toContain('可用积分 3 分，还差 2 分')
    await opened.tap('#make-up')
    expect(opened.callsOf('checkin.makeUp')).toHaveLength(0)
  })

  it('offers no day once the make-ups of the month are used', async () => {
    const opened = await withPage({ makeUp: { price: 5, left: 0 } })
    expect(opened.text()).toContain('这个月的补签次数用完了')
    await tapDay(opened, 20)
    expect(opened.find('#make-up')).toBeNull()
  })

  it('keeps the question open with the sentence of a refusal', async () => {
    const opened = await open({
      'checkin.makeUp': refusal('checkin.make-ups-used', '这个月的补签次数用完了，下个月 1 日再有'),
    })
    await tapDay(opened, 20)
    await opened.tap('#make-up')
    expect(opened.text()).toContain('下个月 1 日再有')
    expect(opened.find('#make-up')).not.toBeNull()
  })

  it('turns back to earlier months and forward again, up to today', async () => {
    const october = { month: '2026-10', days: 0b110, madeUp: 0, open: 0 }
    const opened = await open({
      'checkin.page': ({ month }: { month?: string }) =>
        month ? { ...page, calendar: october } : page,
      'membership.home': pointsDay['membership.home'],
    })
    await opened.tap('上月')
    expect(opened.text()).toContain('2026年10月')
    expect(opened.callsOf('checkin.page').at(-1)?.input).toEqual({ month: '2026-10' })
    expect(cellOf(opened, 2).className).toContain('state-2')
    expect(cellOf(opened, 22).className).not.toContain('today')
    await opened.tap('下月')
    expect(opened.text()).toContain('2026年11月')
    expect(opened.byText('下月')).toBeNull()
  })

  it('draws one stamp more by little', async () => {
    const later = pointsDay['checkin.stamp'].calendar
    let news = false
    const opened = await open({
      'checkin.page': () => (news ? { ...page, calendar: later } : page),
    })
    news = true
    const bytes = await opened.sent(async () => {
      opened.phone.context.topPage?.call('onShow')
      await opened.waitQuiet()
    })
    expect(cellOf(opened, 22).className).toContain('state-2')
    expect(bytes.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(interactionBytes)
  })

  it('keeps the stamps when the brand has closed check-in, and asks for none', async () => {
    const opened = await withPage({ open: false, gain: 0 })
    expect(opened.text()).toContain('签到暂时没有开放')
    expect(opened.find('#stamp')).toBeNull()
    expect(cellOf(opened, 21).className).toContain('state-2')
  })
})
