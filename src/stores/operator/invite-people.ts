import { makeAutoObservable } from 'mobx'
import type { DeskFriend } from '#core/invites/desk-views'
import type { CreditState } from '#core/invites/views'
import { ask } from '@/cloud'
import { Rows } from '../rows'

/** Those who wait for a person first. */
export const peopleTabs: readonly { value: CreditState; label: string }[] = [
  { value: 'held', label: '待核实' },
  { value: 'counted', label: '已计入' },
  { value: 'kept', label: '已留存' },
  { value: 'waiting', label: '进行中' },
  { value: 'left', label: '已收回' },
  { value: 'refused', label: '未计入' },
]

/** Friends of a campaign, by what they are worth. */
export class InvitePeople {
  state: CreditState = 'held'
  readonly list: Rows<DeskFriend>

  constructor(readonly campaignId: string) {
    this.list = new Rows(async (after) => {
      const input = { campaignId, state: this.state, ...(after ? { after } : {}) }
      const answer = await ask('operator', 'invites.people', input)
      if (!answer.ok) return answer
      return { ...answer, data: { rows: answer.data.friends, next: answer.data.next } }
    })
    makeAutoObservable(this, { list: false, campaignId: false }, { deep: false })
  }

  /** Rows of another state must not stand under this one's name. */
  turn(state: CreditState): void {
    if (state === this.state) return
    this.state = state
    this.list.clear()
    void this.list.load()
  }
}
