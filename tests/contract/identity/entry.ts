import '../../../server/listening'
import type { IdentityKey } from '#core/identity/keys'
import {
  keysOf,
  type Noted,
  noteLinks,
  personsOf,
  retractLinks,
  settleSlice,
} from '../../../server/identity'

/** What imports and claims do with identities, without files and orders around it. */
const deeds = {
  note: ({ all = [] }: Asked) => noteLinks(all, Date.now()),
  retract: ({ all = [] }: Asked) => retractLinks(all, Date.now()),
  settle: async () => {
    while (await settleSlice(Date.now()));
  },
  persons: async ({ keys = [] }: Asked) => [...(await personsOf(keys))],
  keys: async ({ keys = [] }: Asked) => [...(await keysOf(keys))],
}

interface Asked {
  all?: Noted[]
  keys?: IdentityKey[]
}

export const main = async ({ deed, ...asked }: Asked & { deed: keyof typeof deeds }) => ({
  answer: await deeds[deed](asked),
})
