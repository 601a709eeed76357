import type { IdentityKey } from '#core/identity/keys'
import { ask, type Out } from '@/cloud'
import { Load } from '../load'

/** Out of an address: the server checks what it is. */
export const keyOf = (text: string): IdentityKey => text as IdentityKey

/** All names of one person and what joined them. */
export class Names {
  readonly shown = new Load<Out<'operator', 'identity.person'>>()

  constructor(readonly id: string) {}

  load(): Promise<unknown> {
    return this.shown.from(() => ask('operator', 'identity.person', { key: keyOf(this.id) }))
  }
}
