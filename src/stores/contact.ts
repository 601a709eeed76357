import { makeAutoObservable } from 'mobx'
import { ask } from '@/cloud'
import { Load } from './load'

/** The QR by which a friend adds the brand on WeCom; asked for when it is wanted. */
export class Contact {
  readonly load = new Load<{ qr: string }>()

  constructor(readonly code: string) {
    makeAutoObservable(this, { load: false, code: false })
  }

  async read(): Promise<void> {
    if (this.load.data) return
    await this.load.from(() => ask('member', 'invites.contact', { code: this.code }))
  }
}
