import { makeAutoObservable, runInAction } from 'mobx'
import type { LogRow } from '#core/redemption/views'
import type { SaleRow } from '#core/sales/contract'
import { act, ask } from '@/cloud'
import { Rows } from '../rows'
import { Step } from '../step'

/** A member's number has eight digits; four are shown and looked for. */
const TAIL = 4
/** A word is typed to its end before the whole day is looked through. */
const TYPED_MS = 400
/** The contract's longest search. */
export const SEARCH_MAX = 20

/** The redemptions of a store's day; today's unless another one is chosen. */
class Redeemed {
  /** Part of a coupon's name, or last digits of a member's card. */
  search = ''
  /** `2026-11-22`; empty: today. */
  day = ''
  readonly log: Rows<LogRow>
  private typing: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly storeId: string) {
    this.log = new Rows((after) => this.fetch(after))
    makeAutoObservable<this, 'storeId' | 'typing' | 'fetch'>(
      this,
      { log: false, storeId: false, typing: false, fetch: false },
      { deep: false },
    )
  }

  find(text: string): void {
    this.search = text.slice(0, SEARCH_MAX)
    clearTimeout(this.typing)
    this.typing = setTimeout(() => this.again(), TYPED_MS)
  }

  choose(day: string): Promise<void> {
    this.day = day
    return this.again()
  }

  /** Other rows come: those on the screen answer another question. */
  private again(): Promise<void> {
    this.log.clear()
    return this.log.load()
  }

  private fetch(after: string | undefined) {
    const { storeId, day } = this
    const search = this.search.trim()
    return ask('clerk', 'redemption.today', {
      storeId,
      ...(after ? { after } : {}),
      ...(day ? { day } : {}),
      ...(search ? { search } : {}),
    })
  }
}

/** Today's sales, and those of one member among the rows already here. */
class Sold {
  /** Last digits of the member number. */
  search = ''
  readonly log: Rows<SaleRow>

  constructor(storeId: string) {
    this.log = new Rows((after) =>
      ask('clerk', 'sales.today', after ? { storeId, after } : { storeId }),
    )
    makeAutoObservable(this, { log: false }, { deep: false })
  }

  get shown(): SaleRow[] {
    const rows = this.log.rows ?? []
    return this.search ? rows.filter((row) => row.member.endsWith(this.search)) : rows
  }

  find(text: string): void {
    this.search = text.replace(/\D/g, '').slice(0, TAIL)
  }
}

/** What was redeemed and sold in one store on a day, and the ways back. */
export class Today {
  readonly redeemed: Redeemed
  readonly sold: Sold
  readonly undoing = new Step()
  readonly reversing = new Step()
  /** What was just taken back, in words. */
  told = ''

  constructor(readonly storeId: string) {
    this.redeemed = new Redeemed(storeId)
    this.sold = new Sold(storeId)
    makeAutoObservable(
      this,
      { redeemed: false, sold: false, undoing: false, reversing: false, storeId: false },
      { deep: false },
    )
  }

  /** True when undone; the row stays in place and says so. */
  async undo(row: LogRow): Promise<boolean> {
    const { couponId, redemptionId } = row
    const input = { storeId: this.storeId, couponId, redemptionId }
    const done = await this.undoing.run(() =>
      act('clerk', 'redemption.undo', input, { subject: redemptionId }),
    )
    if (!done) return false
    this.replace({ ...row, ...done.receipt, canUndo: false })
    return true
  }

  /**
   * A manager takes a redemption back after its window, and says why. True when done; the row stays
   * in place and says so.
   */
  async reverse(row: LogRow, why: string): Promise<boolean> {
    const { couponId, redemptionId } = row
    const input = { storeId: this.storeId, couponId, redemptionId, why: why.trim() }
    const done = await this.reversing.run(() =>
      act('clerk', 'redemption.reverse', input, { subject: redemptionId }),
    )
    if (!done) return false
    this.replace({ ...row, ...done.receipt, canUndo: false, canReverse: false })
    this.say(`「${row.name}」已退回，结算里已扣除这一笔`)
    return true
  }

  /**
   * A picked-up gift comes back over the counter: its points to their lots, it to the stock. The row
   * stays in place and says so.
   */
  async takeBack(row: LogRow): Promise<boolean> {
    const { storeId } = this
    const { couponId } = row
    this.say('')
    const done = await this.undoing.run(() =>
      act('clerk', 'shop.return', { storeId, couponId }, { subject: couponId }),
    )
    if (!done) return false
    this.replace({ ...row, state: 'returned', canUndo: false, canReverse: false })
    this.say(`「${done.name}」已退回，${done.back} 分回到会员账上`)
    return true
  }

  private replace(row: LogRow): void {
    this.redeemed.log.replace((old) => old.redemptionId === row.redemptionId, row)
  }

  private say(words: string): void {
    runInAction(() => {
      this.told = words
    })
  }
}
