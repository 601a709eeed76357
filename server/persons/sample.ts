import * as v from 'valibot'
import { person } from '#core/persons/person'
import { findSlim, gte } from '../platform/store'
import { persons } from './records'
import { WITH_PURCHASES } from './walk'

const slim = v.object({
  _id: v.string(),
  draw: v.number(),
  purchases: person.entries.purchases,
})
type Slim = v.InferOutput<typeof slim>

const look = (from: number): Promise<Slim[]> =>
  findSlim(persons, {
    where: { draw: gte(from) },
    order: { draw: 1 },
    limit: WITH_PURCHASES,
    take: ['draw', 'purchases'],
    shape: slim,
  })

/**
 * Purchases of an even sample of some `size` persons, or of everybody where there are no more: all who
 * drew less than some bound. `draw` does not know who anybody is. A request for each 250.
 */
export const samplePurchases = async (size: number): Promise<Slim['purchases'][]> => {
  const people: Slim[] = []
  let from = 0
  while (people.length < size) {
    const page = await look(from)
    const last = page.at(-1)?.draw ?? 0
    const isEnd = page.length < WITH_PURCHASES
    // Others with the last one's draw may stand on the next page: all of them, or none.
    people.push(...(isEnd ? page : page.filter(({ draw }) => draw < last)))
    if (isEnd || last === from) break
    from = last
  }
  return people.map(({ purchases }) => purchases)
}
