import { type Case, rows } from '../case.ts'

/** One more than the most that one get may answer. */
const MANY = Array.from({ length: 1001 }, (_, n) => ({ n }))

const answered =
  (limit: number | undefined): Case['run'] =>
  async ({ docs }) => {
    const query = docs.where({})
    return (await (limit === undefined ? query : query.limit(limit)).get()).data.length
  }

const limitCase = (title: string, limit: number | undefined, expected: number): Case => ({
  title,
  given: MANY,
  run: answered(limit),
  expected,
})

export const limits: Case[] = [
  limitCase('get without a limit answers 100', undefined, 100),
  limitCase('a limit above 100 is kept', 101, 101),
  limitCase('a limit of 1000 is kept', 1000, 1000),
  limitCase('a limit above 1000 is cut to 1000', 1001, 1000),
  limitCase('a limit of 0 is no limit: 100', 0, 100),
  {
    title: 'count has no limit',
    given: MANY,
    run: async ({ docs }) => (await docs.where({}).count()).total,
    expected: 1001,
  },
  {
    title: 'where().update() has no limit',
    given: MANY,
    run: async ({ docs }) => (await docs.where({}).update({ data: { seen: true } })).stats.updated,
    expected: 1001,
  },
  {
    title: 'a pipeline without a limit stage answers 20',
    given: MANY.slice(0, 30),
    run: async (scene) => (await rows(scene, [['sort', { n: 1 }]])).length,
    expected: 20,
  },
  {
    title: 'a pipeline with a limit stage answers more',
    given: MANY,
    run: async (scene) => (await rows(scene, [['limit', 1001]])).length,
    expected: 1001,
  },
]
