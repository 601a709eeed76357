import { type Case, refusal, refused } from '../case.ts'
import type { Doc } from '../sdk.ts'

const FAILED = -502_001
const INVALID = -501_007
const NO_COLLECTION = -502_005

/** A case about an update that the database refuses; the document must stay as it was. */
const badUpdate = (
  title: string,
  before: Doc,
  change: (_: Parameters<Case['run']>[0]['_']) => Doc,
  text: RegExp,
): Case => ({
  title,
  given: [{ _id: 'a', ...before }],
  async run({ docs, _ }) {
    const said = await refusal(docs.doc('a').update({ data: change(_) }), text)
    const { _id, ...after } = (await docs.doc('a').get()).data ?? {}
    return { said, after }
  },
  expected: { said: refused(FAILED), after: before },
})

export const refusals: Case[] = [
  {
    title: 'a second document with the same id',
    given: [{ _id: 'a' }],
    run: ({ docs }) => refusal(docs.add({ data: { _id: 'a' } }), /E11000 duplicate key/),
    expected: refused(FAILED),
  },
  {
    title: 'a missing document, when the SDK may throw',
    run: ({ sdk, names }) =>
      refusal(sdk.database().collection(names.docs).doc('none').get(), /does not exist/),
    expected: refused(-1),
  },
  {
    title: 'a missing document is null when the SDK may not throw',
    run: async ({ docs }) => (await docs.doc('none').get()).data,
    expected: null,
  },
  ...(['get', 'count', 'remove'] as const).map(
    (what): Case => ({
      title: `${what} on a collection that does not exist`,
      run: ({ db }) => refusal(db.collection('verify_ghost').where({ n: 1 })[what](), /not exist/i),
      expected: refused(NO_COLLECTION),
    }),
  ),
  {
    title: 'add to a collection that does not exist',
    run: ({ db }) => refusal(db.collection('verify_ghost').add({ data: { n: 1 } }), /not exist/i),
    expected: refused(NO_COLLECTION),
  },
  {
    title: 'an update without a query',
    given: [{ _id: 'a' }],
    run: ({ docs }) => refusal(docs.update({ data: { n: 1 } }), /./),
    expected: refused(INVALID),
  },
  {
    title: 'doc().set() with an id in the data',
    run: ({ docs }) => refusal(docs.doc('a').set({ data: { _id: 'b', n: 1 } }), /./),
    expected: refused(INVALID),
  },
  {
    title: 'a query whose every value is undefined',
    run: ({ docs }) =>
      refusal(
        Promise.resolve().then(() => docs.where({ n: undefined }).get()),
        /undefined/,
      ),
    // The SDK itself throws, before anything is sent: a plain error without a number.
    expected: { errCode: null, text: 'as expected' },
  },
  badUpdate('inc on a text', { n: 'x' }, (_) => ({ n: _.inc(1) }), /non-numeric/),
  badUpdate('push on a text', { n: 'x' }, (_) => ({ n: _.push([1]) }), /must be an array/),
  badUpdate('a path below null', { a: null }, () => ({ 'a.b': 1 }), /Cannot create field 'b'/),
  badUpdate('a path below a number', { a: 1 }, () => ({ 'a.b': 1 }), /Cannot create field 'b'/),
]
