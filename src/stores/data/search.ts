import type { Answer } from '@/cloud'
import type { RowsPage } from '../rows'

interface Found<T> {
  people: T[]
  next?: string | undefined
}

/** A call looks through some thousands; who is rare takes some more of them. */
const PATIENCE = 5

/** Asks on while nobody was found and there are more to look through. */
export const search = async <T>(
  get: (after: string | undefined) => Promise<Answer<Found<T>>>,
  from: string | undefined,
): Promise<Answer<RowsPage<T>>> => {
  let answer = await get(from)
  for (let left = PATIENCE; left > 1; left -= 1) {
    if (!answer.ok || answer.data.people.length > 0 || !answer.data.next) break
    answer = await get(answer.data.next)
  }
  if (!answer.ok) return answer
  const { people, next } = answer.data
  return { ...answer, data: { rows: people, next } }
}
