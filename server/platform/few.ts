/** Writes at once; an instance of the smallest plan has 20 connections (facts/cloud.md §6). */
const AT_ONCE = 8

/** Does the work for each, a few at a time; the answers in the order of the things. */
export const aFewAtATime = async <T, A>(
  things: readonly T[],
  work: (thing: T) => Promise<A>,
): Promise<A[]> => {
  const answers: A[] = []
  for (let start = 0; start < things.length; start += AT_ONCE)
    answers.push(...(await Promise.all(things.slice(start, start + AT_ONCE).map(work))))
  return answers
}
