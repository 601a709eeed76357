import { describe, expect, it } from 'vitest'
import { DAY } from '#core/kernel/time'
import {
  EMPTY,
  earn,
  endedOf,
  extend,
  forfeit,
  givenBack,
  restore,
  type Step,
  spend,
  spendable,
  takeBack,
  transact,
} from '#core/points/rules'
import type { Account, Move, ReturnPolicy } from '#core/points/views'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const NOW = at('2026-03-10T12:00:00')
const END_OF_MARCH = at('2026-03-31T23:59:59.999')
const END_OF_MAY = at('2026-05-31T23:59:59.999')

const lot = (id: string, left: number, until: number, from = NOW) => ({ id, left, from, until })

const done = <C extends string>(account: Account, now: number, ...steps: Step<C>[]) => {
  const outcome = transact(account, now, ...steps)
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

const lotsOf = ({ lots }: Account) => Object.fromEntries(lots.map(({ id, left }) => [id, left]))

const spentMoves = ({ lines }: ReturnType<typeof done>): Move[] =>
  lines.find(({ kind }) => kind === 'spend')?.moves ?? []

const turned = (move: Move): Move => ({ ...move, points: -move.points })

const returned = (policy: ReturnPolicy, points: number) => takeBack({ lot: 'sale', points, policy })

describe('a ledger of lots', () => {
  it('pairs debits with lots, so that an expiry takes only what is left (FloCafe#78)', () => {
    // There, 100 of 100 were spent and then all 100 ended once more: the balance collapsed.
    const { account } = done(
      EMPTY,
      NOW,
      earn(lot('march', 100, END_OF_MARCH)),
      earn(lot('may', 50, END_OF_MAY)),
      spend(120),
    )
    expect(account).toMatchObject({ balance: 30, debt: 0 })
    expect(lotsOf(account)).toEqual({ may: 30 })
    const april = done(account, END_OF_MARCH + 1)
    expect(april.account.balance).toBe(30)
    expect(april.lines).toEqual([])
  })

  it('ends exactly what a lot still has', () => {
    const { account } = done(EMPTY, NOW, earn(lot('march', 100, END_OF_MARCH)), spend(40))
    expect(done(account, END_OF_MARCH).lines).toEqual([])
    const { account: after, lines } = done(account, END_OF_MARCH + 1)
    expect(lines).toMatchObject([{ kind: 'expire', points: -60, balance: 0 }])
    expect(after).toEqual(EMPTY)
  })

  it('lets nobody buy, spend, return and keep the points (Odoo#257854)', () => {
    let account: Account = EMPTY
    for (let round = 1; round <= 5; round += 1) {
      const bought = done(account, NOW, earn(lot('sale', 100, END_OF_MAY)))
      const have = spendable(bought.account, NOW)
      const used = have === 0 ? bought : done(bought.account, NOW, spend(have))
      account = done(used.account, NOW, returned('debt', 100)).account
    }
    // What was spent in the first round is owed; the later rounds only paid and owed it anew.
    expect(account).toEqual({ balance: -100, debt: 100, lots: [] })
    const later = done(account, NOW, earn(lot('next', 130, END_OF_MAY)))
    expect(later.account).toMatchObject({ balance: 30, debt: 0 })
    expect(later.lines.map(({ kind }) => kind)).toEqual(['earn', 'settle'])
  })

  it('puts spent points back into the very lots and dates they came from', () => {
    const before = done(
      EMPTY,
      NOW,
      earn(lot('march', 30, END_OF_MARCH)),
      earn(lot('may', 30, END_OF_MAY)),
    )
    const bought = done(before.account, NOW, spend(45), earn(lot('sale', 7, END_OF_MAY)))
    const back = restore(givenBack(spentMoves(bought), 0, 45))
    const { account } = done(bought.account, NOW, back, returned('debt', 7))
    expect(account).toEqual(before.account)
  })

  it('ends where one return ends when it comes in parts', () => {
    const { account, lines } = done(
      EMPTY,
      NOW,
      earn(lot('march', 30, END_OF_MARCH)),
      earn(lot('may', 30, END_OF_MAY)),
      spend(45),
    )
    const moves = spentMoves({ account, lines })
    let parts = account
    for (const already of [0, 10, 20])
      parts = done(parts, NOW, restore(givenBack(moves, already, 10))).account
    parts = done(parts, NOW, restore(givenBack(moves, 30, 15))).account
    expect(parts).toEqual(done(account, NOW, restore(givenBack(moves, 0, 45))).account)
    // The lot taken last comes back first: with a third back, the one that ends soon is still out.
    expect(lotsOf(done(account, NOW, restore(givenBack(moves, 0, 10))).account)).toEqual({
      may: 25,
    })
  })

  it('does not let points live again that came back too late', () => {
    const bought = done(EMPTY, NOW, earn(lot('march', 30, END_OF_MARCH)), spend(30))
    const april = END_OF_MARCH + DAY
    const { account, lines } = done(bought.account, april, restore(spentMoves(bought).map(turned)))
    expect(lines.map(({ kind }) => kind)).toEqual(['restore', 'expire'])
    expect(account).toEqual(EMPTY)
  })

  it('pays no return with points that came back too late', () => {
    const had = done(EMPTY, NOW, earn(lot('march', 30, END_OF_MARCH)))
    const bought = done(had.account, NOW, spend(30), earn(lot('sale', 20, END_OF_MAY)))
    const used = done(bought.account, NOW, spend(20))
    const back = restore(givenBack(spentMoves(bought), 0, 30))
    const { account } = done(used.account, END_OF_MARCH + 1, back, returned('debt', 20))
    expect(account).toEqual({ balance: -20, debt: 20, lots: [] })
  })

  it.each([
    ['only-pending', { debt: 0, waived: 100, balance: 40 }],
    ['to-zero', { debt: 0, waived: 60, balance: 0 }],
    ['debt', { debt: 60, waived: 0, balance: -60 }],
  ] as const)('takes back by the policy %s what was spent meanwhile', (policy, wanted) => {
    const { account } = done(
      EMPTY,
      NOW,
      earn(lot('other', 40, END_OF_MAY)),
      earn(lot('sale', 100, END_OF_MARCH)),
      spend(100),
    )
    const { account: after, lines } = done(account, NOW, returned(policy, 100))
    const waived = lines.reduce((all, line) => all + (line.waived ?? 0), 0)
    expect({ debt: after.debt, waived, balance: after.balance }).toEqual(wanted)
  })

  it('takes pending points of the purchase itself under every policy', () => {
    for (const policy of ['only-pending', 'to-zero', 'debt'] as const) {
      const { account } = done(EMPTY, NOW, earn(lot('sale', 100, END_OF_MAY, NOW + DAY)))
      expect(done(account, NOW, returned(policy, 100)).account).toEqual(EMPTY)
    }
  })

  it('tells what ended by itself from what was spent, which alone is owed', () => {
    const { account } = done(EMPTY, NOW, earn(lot('sale', 100, END_OF_MARCH)), spend(30))
    const april = END_OF_MARCH + 1
    expect(endedOf('sale', account, [], NOW)).toBe(0)
    // Whether or not a job has swept it.
    expect(endedOf('sale', account, [], april)).toBe(70)
    const swept = done(account, april)
    const ended = endedOf('sale', swept.account, swept.lines, april)
    expect(ended).toBe(70)
    const after = done(swept.account, april, returned('debt', 100 - ended))
    expect(after.account).toEqual({ balance: -30, debt: 30, lots: [] })
  })

  it('still takes back a lot whose last day the brand moved out', () => {
    const { account } = done(EMPTY, NOW, earn(lot('sale', 100, END_OF_MARCH)))
    const longer = done(
      account,
      NOW,
      extend(() => END_OF_MAY),
    )
    const april = END_OF_MARCH + DAY
    expect(endedOf('sale', longer.account, longer.lines, april)).toBe(0)
    expect(done(longer.account, april, returned('debt', 100)).account).toEqual(EMPTY)
  })

  it('never makes a last day earlier', () => {
    const { account } = done(EMPTY, NOW, earn(lot('may', 100, END_OF_MAY)))
    const same = done(
      account,
      NOW,
      extend(() => END_OF_MARCH),
    )
    expect(same).toEqual({ account, lines: [] })
  })

  it('spends no point before its time, and says how many there are', () => {
    const { account } = done(
      EMPTY,
      NOW,
      earn(lot('open', 5, END_OF_MAY)),
      earn(lot('pending', 100, END_OF_MARCH, NOW + DAY)),
    )
    expect(transact(account, NOW, spend(6))).toEqual({
      ok: false,
      code: 'points.not-enough',
      details: { have: 5 },
    })
    expect(lotsOf(done(account, NOW + DAY, spend(6)).account)).toEqual({ open: 5, pending: 94 })
  })

  it('does not wash a debt off by closing the account', () => {
    const bought = done(EMPTY, NOW, earn(lot('sale', 100, END_OF_MAY)), spend(100))
    const owing = done(bought.account, NOW, returned('debt', 100))
    expect(done(owing.account, NOW, forfeit).account).toEqual({
      balance: -100,
      debt: 100,
      lots: [],
    })
  })

  it('does nothing at all when one step of several is refused', () => {
    const { account } = done(EMPTY, NOW, earn(lot('may', 10, END_OF_MAY)))
    const copy = structuredClone(account)
    const outcome = transact(account, NOW, earn(lot('sale', 5, END_OF_MAY)), spend(16))
    expect(outcome.ok).toBe(false)
    expect(account).toEqual(copy)
  })
})
