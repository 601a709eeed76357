import { type Case, findCase } from '../case.ts'

const BAGS = [
  { _id: 'a', items: ['cup', 'pot'] },
  { _id: 'b', items: ['cup'] },
  { _id: 'c', items: [1, 2, 3, 4, 5, 6] },
  { _id: 'd', items: [{ value: 1 }, { value: 7 }] },
  { _id: 'e', items: [] },
  { _id: 'f', items: 'cup' },
  { _id: 'g' },
]

const LINES = [
  {
    _id: 'a',
    lines: [
      { sku: 'x', n: 1 },
      { sku: 'y', n: 9 },
    ],
  },
  { _id: 'b', lines: [{ sku: 'x', n: 9 }] },
]

export const arrays: Case[] = [
  findCase('a value matches a list that holds it', BAGS, () => ({ items: 'cup' }), ['a', 'b', 'f']),
  findCase('eq of a list wants exactly that list', BAGS, (_) => ({ items: _.eq(['cup']) }), ['b']),
  findCase(
    'all wants every one, and takes a single value for a list',
    BAGS,
    (_) => ({ items: _.all(['cup']) }),
    ['a', 'b', 'f'],
  ),
  findCase('all with two', BAGS, (_) => ({ items: _.all(['pot', 'cup']) }), ['a']),
  findCase('elemMatch on plain elements', BAGS, (_) => ({ items: _.elemMatch(_.gt(5)) }), ['c']),
  findCase(
    'elemMatch with a range on one element',
    BAGS,
    (_) => ({ items: _.elemMatch(_.gt(5).and(_.lt(6))) }),
    [],
  ),
  findCase(
    'elemMatch with neq wants an element that differs',
    BAGS,
    (_) => ({ items: _.elemMatch(_.neq('cup')) }),
    ['a', 'c', 'd'],
  ),
  findCase('elemMatch on objects', BAGS, (_) => ({ items: _.elemMatch({ value: _.gt(0) }) }), [
    'd',
  ]),
  findCase(
    'elemMatch with exists',
    BAGS,
    (_) => ({ items: _.elemMatch({ value: _.exists(true) }) }),
    ['d'],
  ),
  findCase('elemMatch with mod', BAGS, (_) => ({ items: _.elemMatch({ value: _.mod([4, 3]) }) }), [
    'd',
  ]),
  findCase(
    'elemMatch wants both of one element',
    LINES,
    (_) => ({ lines: _.elemMatch({ sku: 'x', n: _.gt(5) }) }),
    ['b'],
  ),
  findCase(
    'two paths may be met by two elements',
    LINES,
    (_) => ({ 'lines.sku': 'x', 'lines.n': _.gt(5) }),
    ['a', 'b'],
  ),
  findCase('a number in a path is a position', LINES, () => ({ 'lines.1.sku': 'y' }), ['a']),
  findCase('size counts', BAGS, (_) => ({ items: _.size(2) }), ['a', 'd']),
  findCase('size of nothing finds the empty list only', BAGS, (_) => ({ items: _.size(0) }), ['e']),
  findCase('exists is true for an empty list', BAGS, (_) => ({ items: _.exists(true) }), [
    'a',
    'b',
    'c',
    'd',
    'e',
    'f',
  ]),
  findCase(
    'nin leaves out lists that hold one of them',
    BAGS,
    (_) => ({ items: _.nin(['cup', 1]) }),
    ['d', 'e', 'g'],
  ),
  findCase(
    'a range holds when any elements fulfil its parts',
    BAGS,
    (_) => ({ items: _.gt(5).and(_.lt(2)) }),
    ['c'],
  ),
]
