import { makeAutoObservable } from 'mobx'
import { act, ask, type Out } from '@/cloud'
import { Load } from '../load'
import { Step } from '../step'

/** A name on a receipt and in the log: 10 characters (core/staff/contract.ts). */
export const NAME_MAX = 10

/** An invitation to a store's till. */
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

  async accept(): Promise<boolean> {
    const input = { token: this.token, name: this.name.trim() }
    const subject = { subject: this.token }
    const done = await this.accepting.run(() => act('clerk', 'staff.accept', input, subject))
    return done !== undefined
  }
}
