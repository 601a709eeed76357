import { readCounters, readState } from '../persons'

/** Persons with each tag, as of the last fold. Two requests. */
export const tagCounts = async (): Promise<(tagId: string) => number> => {
  const { gen } = await readState()
  const totals = (await readCounters(gen, ['totals'])).get('totals') ?? {}
  return (tagId) => totals[`tag-${tagId}`] ?? 0
}

export const peopleWith = async (tagId: string): Promise<number> => (await tagCounts())(tagId)
