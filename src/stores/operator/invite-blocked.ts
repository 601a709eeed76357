import { makeAutoObservable } from 'mobx'
import { act, ask, type Out } from '@/cloud'
import { Rows } from '../rows'
import { Step } from '../step'
import { whyEntry } from './invites'

export type Blocked = Out<'operator', 'invites.blocked'>['people'][number]

/** People who earn nothing by inviting any more. */
export class BlockedPeople {
  readonly list = new Rows<Blocked>(async (after) => {
    const answer = await ask('operator', 'invites.blocked', after ? { after } : {})
    if (!answer.ok) return answer
    return { ...answer, data: { rows: answer.data.people, next: answer.data.next } }
  })
  readonly doing = new Step()
  readonly why = whyEntry()
  asked: Blocked | undefined

  constructor() {
    makeAutoObservable(this, { list: false, doing: false, why: false }, { deep: false })
  }

  ask(asked: Blocked | undefined): void {
    this.asked = asked
    this.doing.clear()
  }

  async unblock(): Promise<boolean> {
    this.why.try()
    const { asked, why } = this
    if (!asked || !why.value) return false
    const { memberId } = asked
    const input = { memberId, why: why.value }
    const work = () => act('operator', 'invites.unblock', input, { subject: memberId })
    if (!(await this.doing.run(work))) return false
    this.ask(undefined)
    why.fill('')
    await this.list.load()
    return true
  }
}
