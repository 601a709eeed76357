import { type Noted, noteLinks, retractLinks, settleSlice } from '../../../server/identity'
import '../../../server/listening'
import { lateRowEvents, rowEvents } from '../../../server/jobs/events'
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
  /** Rows of the audit, as the jobs read them: until there is nothing more to do now. */
  rows: async ({ cursors = [0, 0] }: Asked) => {
    const read = async (slice: typeof rowEvents, cursor: number): Promise<number> => {
      const seen = await slice(cursor, Date.now())
      return seen.more ? read(slice, seen.cursor) : seen.cursor
    }
    return [await read(rowEvents, cursors[0]), await read(lateRowEvents, cursors[1])]
  },
  retract: async ({ all = [] }: Asked) => {
    await retractLinks(all, Date.now())
    while (await settleSlice(Date.now()));
  },
}

interface Asked {
  all?: Noted[]
  cursors?: [number, number]
}

export const main = async ({ deed, ...asked }: Asked & { deed: keyof typeof deeds }) => ({
  answer: await deeds[deed](asked),
})
