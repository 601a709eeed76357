import { describe, expect, it } from 'vitest'
import { csvLine } from '#core/kernel/csv'
import { endsOf, monthsOf } from '#core/points/ends'
import { briefOf } from '#core/points/rules'
import type { LineKind, PointsLine } from '#core/points/views'
import { causeOf, type Posting, titleOf, whoText } from '#core/points/words'

const line = (kind: LineKind): PointsLine => ({ kind, points: 0, debt: 0, moves: [], balance: 0 })

const titles = (posting: Omit<Posting, 'lines'>, kinds: LineKind[], why?: string): string[] => {
  const whole = { ...posting, lines: kinds.map(line) }
  return kinds.map((_, index) => titleOf(whole, index, why))
}

describe('an entry of the ledger names its cause', () => {
  it('with the store for sales and returns', () => {
    const where = '一店'
    expect(titles({ cause: 'sale', where }, ['spend', 'earn'])).toEqual([
      '抵扣 · 一店',
      '消费 · 一店',
    ])
    expect(titles({ cause: 'return', where }, ['restore', 'takeback'])).toEqual([
      '退货返还 · 一店',
      '退货收回 · 一店',
    ])
  })

  it('with what was exchanged, and with the reason that a person gave', () => {
    const document = { name: '云雾茶' }
    expect(titles({ cause: 'exchange', document }, ['spend'])).toEqual(['兑换 · 云雾茶'])
    expect(titles({ cause: 'cancel', document }, ['restore'])).toEqual(['取消兑换 · 云雾茶'])
    expect(titles({ cause: 'adjust' }, ['earn'], '补发')).toEqual(['品牌调整 · 补发'])
  })

  it('and tells the day of a check-in from the bonuses that came with it', () => {
    const day = { name: '12月3日' }
    const checkin = titles({ cause: 'checkin', document: day }, [
      'expire',
      'earn',
      'earn',
      'settle',
    ])
    expect(checkin).toEqual(['积分到期', '签到', '累计签到奖励', '补上待补积分'])
    expect(titles({ cause: 'make-up' }, ['spend', 'earn'])).toEqual(['补签', '累计签到奖励'])
    expect(titles({ cause: 'bonus' }, ['earn'])).toEqual(['累计签到奖励'])
  })

  it('where nobody did it, too', () => {
    expect(titles({ cause: 'expiry' }, ['expire'])).toEqual(['积分到期'])
    expect(titles({ cause: 'extension' }, ['extend'])).toEqual(['延长有效期'])
    expect(titles({ cause: 'closure' }, ['forfeit'])).toEqual(['注销放弃'])
  })

  it('by a code as well, line by line', () => {
    const lines = ['expire', 'spend', 'earn'].map((kind) => line(kind as LineKind))
    const causes = lines.map((_, index) => causeOf({ cause: 'make-up', lines }, index))
    expect(causes).toEqual(['expiry', 'make-up', 'bonus'])
  })

  it('and by role who did it, never by name', () => {
    const roles = ['anyone', 'member', 'clerk', 'manager', 'operator', 'system']
    expect(roles.map(whoText)).toEqual(['本人', '本人', '店员', '店长', '运营', '系统'])
  })
})

describe('what ends when', () => {
  const until = Date.parse('2027-02-28T23:59:59.999+08:00')
  const lot = (id: string, left: number, at: number) => ({ id, left, from: 0, until: at })
  const account = { balance: 9, debt: 0, lots: [lot('a', 4, until), lot('b', 5, until)] }

  it('counts points up to their very last millisecond', () => {
    expect(endsOf(account, until)).toEqual([{ at: until, points: 9 }])
    expect(briefOf(account, until)).toMatchObject({ balance: 9, spendable: 9 })
    expect(endsOf(account, until + 1)).toEqual([])
    expect(briefOf(account, until + 1)).toMatchObject({ balance: 0, spendable: 0 })
  })

  it('shows six dates, the soonest first', () => {
    const lots = [9, 3, 7, 1, 5, 2, 8].map((month) => lot(`m${month}`, month, month))
    const ends = endsOf({ balance: 0, debt: 0, lots }, 0)
    expect(ends.map(({ points }) => points)).toEqual([1, 2, 3, 5, 7, 8])
  })

  it('falls into Beijing months', () => {
    const next = until + 1
    expect(monthsOf([{ at: next, points: 2 }, ...endsOf(account, 0)])).toEqual([
      { month: '2027-02', points: 9 },
      { month: '2027-03', points: 2 },
    ])
  })
})

describe('a cell of CSV', () => {
  it('is never a formula, in any keyboard’s signs, and a number stays a number', () => {
    for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
      expect(csvLine([`${sign}1`])).toMatch(/^"?'/)
    expect(csvLine([-5, 7, '-5', ''])).toBe("-5,7,'-5,\r\n")
  })
})
