import { type Noted, noteLinks, retractLinks, settleSlice } from '../../../server/identity'
import '../../../server/listening'
import { personsSlice } from '../../../server/persons'

/** The engine of the persons alone, and links as imports and claims note them. */
const deeds = {
  work: async () => {
    let slices = 0
    while (await personsSlice(Date.now())) slices += 1
    return slices
  },
  note: async ({ all = [] }: Asked) => {
    await noteLinks(all, Date.now())
    while (await settleSlice(Date.now()));
  },
  retract: async ({ all = [] }: Asked) => {
    await retractLinks(all, Date.now())
    while (await settleSlice(Date.now()));
  },
}

interface Asked {
  all?: Noted[]
}

export const main = async ({ deed, ...asked }: Asked & { deed: keyof typeof deeds }) => ({
  answer: await deeds[deed](asked),
})
