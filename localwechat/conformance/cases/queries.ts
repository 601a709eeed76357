import { type Case, findCase } from '../case.ts'

const CUPS = [
  { _id: 'a', kind: 'tea', price: 8, sold: 100, at: new Date(1_000) },
  { _id: 'b', kind: 'tea', price: 15, sold: 40, at: new Date(2_000) },
  { _id: 'c', kind: 'milk', price: 22, at: new Date(3_000) },
  { _id: 'd', kind: null, price: 30, sold: 1 },
  { _id: 'e', price: 15.5, sold: 0 },
]

const NAMES = [
  { _id: 'a', name: 'Alpha-2024末尾', code: 'zzzz' },
  { _id: 'b', name: 'beta', code: 'QQ' },
  { _id: 'c', name: 'line\nalpha', code: '' },
]

const DEEP = [
  { _id: 'a', to: { city: '杭州', zip: { code: 1 } } },
  { _id: 'b', to: { city: '广州', zip: { code: 2 } } },
]

export const queries: Case[] = [
  findCase('an empty query finds everything', CUPS, () => ({}), ['a', 'b', 'c', 'd', 'e']),
  findCase('a value is matched as it is', CUPS, () => ({ kind: 'tea' }), ['a', 'b']),
  findCase('two fields must both match', CUPS, () => ({ kind: 'tea', price: 15 }), ['b']),
  findCase('eq is the same as the value', CUPS, (_) => ({ kind: _.eq('milk') }), ['c']),
  findCase('neq also finds documents without the field', CUPS, (_) => ({ kind: _.neq('tea') }), [
    'c',
    'd',
    'e',
  ]),
  findCase(
    'in and nin take lists',
    CUPS,
    (_) => ({ kind: _.in(['tea', 'milk']), price: _.nin([8]) }),
    ['b', 'c'],
  ),
  findCase('a range with a chained and', CUPS, (_) => ({ price: _.gt(8).and(_.lte(22)) }), [
    'b',
    'c',
    'e',
  ]),
  findCase('a range with and() around', CUPS, (_) => ({ price: _.and(_.gte(15), _.lt(22)) }), [
    'b',
    'e',
  ]),
  findCase(
    'ranges on two fields at once',
    CUPS,
    (_) => ({ price: _.gt(1).and(_.lt(20)), sold: _.gt(30).and(_.lt(50)) }),
    ['b'],
  ),
  findCase(
    'or over whole queries',
    CUPS,
    (_) => _.or({ price: _.and(_.gte(1), _.lte(9)) }, { sold: _.and(_.gt(39), _.lte(41)) }),
    ['a', 'b'],
  ),
  findCase('or over a list of queries', CUPS, (_) => _.or([{ kind: 'milk' }, { price: 30 }]), [
    'c',
    'd',
  ]),
  findCase('or inside one field', CUPS, (_) => ({ price: _.or(_.lt(10), _.gt(25)) }), ['a', 'd']),
  findCase(
    'or of eq and neq of one value finds everything',
    CUPS,
    (_) => ({ kind: _.or(_.eq('tea'), _.neq('tea')) }),
    ['a', 'b', 'c', 'd', 'e'],
  ),
  findCase(
    'nor in a field excludes both',
    CUPS,
    (_) => ({ kind: _.nor(_.eq('tea'), _.eq('milk')) }),
    ['d', 'e'],
  ),
  findCase('nor over whole queries', CUPS, (_) => _.nor([{ kind: 'tea' }, { sold: 1 }]), [
    'c',
    'e',
  ]),
  findCase('not also finds documents without the field', CUPS, (_) => ({ sold: _.not(_.gt(30)) }), [
    'c',
    'd',
    'e',
  ]),
  findCase('null finds null and missing', CUPS, () => ({ kind: null }), ['d', 'e']),
  findCase('or of eq(null) finds missing too', CUPS, (_) => ({ other: _.or(_.eq(null)) }), [
    'a',
    'b',
    'c',
    'd',
    'e',
  ]),
  findCase('exists tells missing from null', CUPS, (_) => ({ kind: _.exists(false) }), ['e']),
  findCase('mod takes divisor and rest', CUPS, (_) => ({ sold: _.mod(3, 1) }), ['a', 'b', 'd']),
  findCase('mod takes them as a list too', CUPS, (_) => ({ sold: _.mod([3, 1]) }), ['a', 'b', 'd']),
  findCase('a date is matched as it is', CUPS, () => ({ at: new Date(2_000) }), ['b']),
  findCase('eq of a date', CUPS, (_) => ({ at: _.eq(new Date(3_000)) }), ['c']),
  findCase(
    'lte of a date leaves out what has none',
    CUPS,
    (_) => ({ at: _.lte(new Date(2_000)) }),
    ['a', 'b'],
  ),
  findCase(
    'both sides of one date',
    CUPS,
    (_) => ({ at: _.lte(new Date(2_000)).and(_.gte(new Date(2_000))) }),
    ['b'],
  ),
  findCase('comparison stays inside one type', CUPS, (_) => ({ kind: _.gt(5) }), []),
  findCase('a dotted path reaches into objects', DEEP, () => ({ 'to.zip.code': 2 }), ['b']),
  findCase('an object in a query is a set of paths', DEEP, () => ({ to: { city: '杭州' } }), ['a']),
  findCase('eq of an object wants all of it', DEEP, (_) => ({ to: _.eq({ city: '杭州' }) }), []),
  findCase('a pattern of the language', NAMES, () => ({ name: /^alpha.*\d+末尾$/i }), ['a']),
  findCase('a pattern without i tells cases apart', NAMES, () => ({ name: /^alpha/ }), []),
  findCase(
    'a pattern of the SDK',
    NAMES,
    (_, db) => ({ name: db.RegExp({ regexp: '^alpha.*\\d+末尾$', options: 'i' }) }),
    ['a'],
  ),
  findCase(
    'the m option looks at each line',
    NAMES,
    (_, db) => ({ name: db.RegExp({ regexp: '^alpha', options: 'm' }) }),
    ['c'],
  ),
  findCase(
    'patterns on two fields',
    NAMES,
    (_, db) => ({ name: db.RegExp({ regexp: 'ALPHA', options: 'i' }), code: /zz/ }),
    ['a'],
  ),
  findCase(
    'or of patterns over fields',
    NAMES,
    (_, db) =>
      _.or({ name: db.RegExp({ regexp: '^beta$' }) }, { code: db.RegExp({ regexp: '^z+$' }) }),
    ['a', 'b'],
  ),
  findCase(
    'or of patterns inside a field',
    NAMES,
    (_, db) => ({
      name: _.or(db.RegExp({ regexp: '^BETA$', options: 'i' }), db.RegExp({ regexp: '末尾$' })),
    }),
    ['a', 'b'],
  ),
  findCase('expr compares inside the document', CUPS, (_) => _.expr({ $gt: ['$sold', '$price'] }), [
    'a',
    'b',
  ]),
  findCase(
    'expr counts a missing field below every number',
    CUPS,
    (_) => _.expr({ $lt: ['$sold', 1] }),
    ['c', 'e'],
  ),
  findCase(
    'jsonSchema with a required field that all have',
    CUPS,
    (_) => _.jsonSchema({ required: ['price'] }),
    ['a', 'b', 'c', 'd', 'e'],
  ),
  findCase(
    'nor of a jsonSchema finds what does not fit',
    CUPS,
    (_) => _.nor([_.jsonSchema({ required: ['kind', 'sold'] })]),
    ['c', 'e'],
  ),
  findCase(
    'jsonSchema looks at types, ranges and texts',
    CUPS,
    (_) =>
      _.jsonSchema({
        properties: {
          kind: { bsonType: 'string', pattern: '^t', maxLength: 3 },
          price: { bsonType: 'number', minimum: 8, exclusiveMinimum: true },
        },
      }),
    ['b', 'e'],
  ),
  {
    title: 'count takes the query, and all without one',
    given: CUPS,
    async run({ docs, _ }) {
      const some = await docs.where({ price: _.gte(15.5) }).count()
      return [some.total, (await docs.where({}).count()).total, (await docs.count()).total]
    },
    expected: [3, 5, 5],
  },
  {
    title: 'a field that is undefined beside another one is dropped from the query',
    given: CUPS,
    run: async ({ docs }) => (await docs.where({ kind: 'tea', price: undefined }).count()).total,
    expected: 2,
  },
]
