import { makeAutoObservable } from 'mobx'
import type { LogRow } from '#core/redemption/contract'
import { act, ask } from '@/cloud'
import { Rows } from '../rows'
import { Step } from '../step'

/** Today's log of one store. */
export class Today {
  readonly log: Rows<LogRow>
  readonly undoing = new Step()
  /** Last digits of the member number, looked for among the rows already here. */
  search = ''

  constructor(readonly storeId: string) {
    this.log = new Rows<LogRow>((after) =>
      ask('clerk', 'redemption.today', after ? { storeId, after } : { storeId }),
    )
    makeAutoObservable(this, { log: false, undoing: false, storeId: false }, { deep: false })
  }

  get shown(): LogRow[] {
    const rows = this.log.rows ?? []
    return this.search ? rows.filter((row) => row.member.endsWith(this.search)) : rows
  }

  find(text: string): void {
    this.search = text.replace(/\D/g, '').slice(0, 4)
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
    this.log.replace((old) => old.redemptionId === redemptionId, undone)
    return true
  }
}
