import { ok } from '#core/kernel/result'
import type { segmentsOperatorRoutes } from '#core/segments/contract'
import type { UseCase } from '../platform/context'
import { find, gt } from '../platform/store'
import { readyAudience } from './audiences'
import { audiencePages } from './records'

/** Pages read in one request: below 1 MB, with some 500 to 1,000 people each (facts/cloud.md §6). */
const AT_ONCE = 8
/** Parts compared in one call: seconds. */
const PARTS = 20

interface Part {
  ids: string[]
  /** Up to this person the part is whole; undefined: to the end of the list. */
  upTo?: string
}

/** The next people of a list after somebody, in its order. One request. */
const partAfter = async (audienceId: string, after: string): Promise<Part> => {
  const pages = await find(audiencePages, {
    // Lists are written in the order of names, and each page says how far it looked.
    where: { audienceId, after: gt(after) },
    order: [['n', 'asc']],
    limit: AT_ONCE,
  })
  const ids = pages.flatMap(({ people }) => people.map(([id]) => id)).filter((id) => id > after)
  const last = pages.at(-1)
  return last && !last.last ? { ids, upTo: last.after } : { ids }
}

interface Sums {
  both: number
  onlyOne: number
  onlyOther: number
}

const upToOf = (one: Part, other: Part): string | undefined => {
  const ends = [one.upTo, other.upTo].filter((end) => end !== undefined).sort()
  return ends[0]
}

/** Counts people of both parts up to the end of the shorter one. */
const countIn = (one: Part, other: Part, upTo: string | undefined): Sums => {
  const within = ({ ids }: Part) => new Set(ids.filter((id) => upTo === undefined || id <= upTo))
  const [ours, theirs] = [within(one), within(other)]
  const both = [...ours].filter((id) => theirs.has(id)).length
  return { both, onlyOne: ours.size - both, onlyOther: theirs.size - both }
}

/** People are compared by the name that they had when each list was made. */
export const compare: UseCase<(typeof segmentsOperatorRoutes)['audiences.compare']> = async ({
  one,
  other,
  after,
}) => {
  const checked = [await readyAudience(one), await readyAudience(other)]
  for (const audience of checked) if (!audience.ok) return audience
  const sums: Sums = { both: 0, onlyOne: 0, onlyOther: 0 }
  let at: string | undefined = after ?? ''
  for (let left = PARTS; left > 0 && at !== undefined; left -= 1) {
    const parts: [Part, Part] = [await partAfter(one, at), await partAfter(other, at)]
    const upTo: string | undefined = upToOf(...parts)
    const { both, onlyOne, onlyOther } = countIn(...parts, upTo)
    sums.both += both
    sums.onlyOne += onlyOne
    sums.onlyOther += onlyOther
    at = upTo
  }
  return ok({ ...sums, ...(at === undefined ? {} : { next: at }) })
}
