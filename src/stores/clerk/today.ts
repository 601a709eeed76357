import { makeAutoObservable, runInAction } from 'mobx'
import type { LogRow } from '#core/redemption/views'
import type { SaleRow } from '#core/sales/contract'
import { act, ask } from '@/cloud'
import { Rows } from '../rows'
import { Step } from '../step'

/** A member's number has eight digits; four are shown and looked for. */
const TAIL = 4

/** Rows of a store's day, and those of one member among the rows already here. */
class Found<T extends { member: string }> {
  /** Last digits of the member number. */
  search = ''

  constructor(readonly log: Rows<T>) {
    makeAutoObservable(this, { log: false }, { deep: false })
  }

  get shown(): T[] {
    const rows = this.log.rows ?? []
    return this.search ? rows.filter((row) => row.member.endsWith(this.search)) : rows
  }

  find(text: string): void {
    this.search = text.replace(/\D/g, '').slice(0, TAIL)
  }
}

export type { Found }

/** Today's log of one store: what was redeemed, what was sold. */
export class Today {
  readonly redeemed: Found<LogRow>
  readonly sold: Found<SaleRow>
  readonly undoing = new Step()
  /** Points of a gift that a manager just took back. */
  back: { name: string; points: number } | undefined

  constructor(readonly storeId: string) {
    const page = (after: string | undefined) => (after ? { storeId, after } : { storeId })
    this.redeemed = new Found(
      new Rows<LogRow>((after) => ask('clerk', 'redemption.today', page(after))),
    )
    this.sold = new Found(new Rows<SaleRow>((after) => ask('clerk', 'sales.today', page(after))))
    makeAutoObservable(
      this,
      { redeemed: false, sold: false, undoing: false, storeId: false },
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
    const undone = { ...row, ...done.receipt, canUndo: false }
    this.redeemed.log.replace((old) => old.redemptionId === redemptionId, undone)
    return true
  }

  /**
   * A picked-up gift comes back over the counter: its points to their lots, it to the stock. The row
   * stays in place and says so.
   */
  async takeBack(row: LogRow): Promise<boolean> {
    const { storeId } = this
    const { couponId, redemptionId } = row
    const done = await this.undoing.run(() =>
      act('clerk', 'shop.return', { storeId, couponId }, { subject: couponId }),
    )
    runInAction(() => {
      this.back = done && { name: done.name, points: done.back }
    })
    if (!done) return false
    const returned = { ...row, state: 'returned', canUndo: false } as const
    this.redeemed.log.replace((old) => old.redemptionId === redemptionId, returned)
    return true
  }
}
