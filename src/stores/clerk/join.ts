import { makeAutoObservable } from 'mobx'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'

/** A name on a receipt and in the log: 10 characters (core/staff/contract.ts). */
export const NAME_MAX = 10

/** An invitation to a store's till, or to the brand's desk. */
export class Joining {
  readonly invitation = new Load<Out<'clerk', 'staff.lookInvitation'>>()
  readonly accepting = new Step()
  name = ''

  constructor(readonly token: string) {
    makeAutoObservable(this, { invitation: false, accepting: false, token: false }, { deep: false })
  }

  load(): Promise<unknown> {
    return this.invitation.from(() => ask('clerk', 'staff.lookInvitation', { token: this.token }))
  }

  setName(name: string): void {
    this.name = name
  }

  get ready(): boolean {
    return this.name.trim().length > 0
  }

  /** What was taken; undefined when refused. */
  accept(): Promise<Out<'clerk', 'staff.accept'> | undefined> {
    const input = { token: this.token, name: this.name.trim() }
    const subject = { subject: this.token }
    return this.accepting.run(() => act('clerk', 'staff.accept', input, subject))
  }
}
