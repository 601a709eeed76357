import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessDayOf } from '../../core/kernel/time.ts'
import { type DataWorld, fillData } from './full-data'
import { FOLDER, look, type Shown, sizes } from './sizes'
import { openTable, type TableForTest } from './table'

/** Every page of the brand's own member data, in every size that people have. */

const id = (of: keyof DataWorld) => (world: DataWorld) => ({ id: world[of] })

const today = () => businessDayOf(table.shuke.cloud.clock.now())
const stage = () => ({ kind: 'stage', day: today(), stage: '3' })
const group = () => ({ kind: 'group', day: today(), group: '1' })
const pair = ({ member, person }: DataWorld) => ({ way: 'join', a: `m.${member}`, b: person })

const pages: Shown<DataWorld>[] = [
  { person: 'regular', page: 'member/orders' },
  { person: 'friend', page: 'member/orders', as: 'guest-orders' },
  { person: 'operator', page: 'operator/board', as: 'board-full' },
  { person: 'operator', page: 'data/imports' },
  { person: 'operator', page: 'data/new-import' },
  { person: 'operator', page: 'data/import', query: id('brought') },
  {
    person: 'operator',
    page: 'data/import',
    query: id('brought'),
    tap: '撤销这次导入',
    as: 'import-undo',
  },
  { person: 'operator', page: 'data/import', query: id('checked'), as: 'import-checked' },
  { person: 'operator', page: 'data/rejects', query: id('checked') },
  { person: 'operator', page: 'data/order', query: ({ order }) => ({ no: order }) },
  { person: 'operator', page: 'data/claim-rules' },
  { person: 'operator', page: 'data/find' },
  { person: 'operator', page: 'data/person', query: id('person') },
  {
    person: 'operator',
    page: 'data/person',
    query: ({ member }) => ({ id: `m.${member}` }),
    as: 'person-member',
  },
  { person: 'operator', page: 'data/names', query: id('person') },
  { person: 'operator', page: 'data/same', query: pair },
  { person: 'operator', page: 'data/same', query: pair, tap: '#is-same', as: 'same-sheet' },
  { person: 'operator', page: 'data/waiting' },
  { person: 'operator', page: 'data/stages' },
  { person: 'operator', page: 'data/groups' },
  { person: 'operator', page: 'data/people', query: stage, as: 'people-of-stage' },
  { person: 'operator', page: 'data/people', query: group, as: 'people-of-group' },
  { person: 'operator', page: 'data/rules' },
  { person: 'operator', page: 'data/rules-edit' },
  { person: 'operator', page: 'data/forecast' },
  {
    person: 'operator',
    page: 'data/figure',
    query: () => ({ id: 'again', month: today().slice(0, 7) }),
  },
  { person: 'operator', page: 'data/cohorts' },
  { person: 'operator', page: 'data/channels' },
  { person: 'operator', page: 'data/koc' },
  { person: 'operator', page: 'data/segments' },
  { person: 'operator', page: 'data/segment', query: id('segment') },
  { person: 'operator', page: 'data/segment', query: id('segment'), tap: '#add-0', as: 'fields' },
  { person: 'operator', page: 'data/audiences' },
  { person: 'operator', page: 'data/audience', query: id('audience') },
  { person: 'operator', page: 'data/tags' },
  { person: 'operator', page: 'data/tag', query: id('tag') },
]

let table: TableForTest
let world: DataWorld

beforeAll(async () => {
  table = await openTable({ brand: 'tea', query: 'phones=operator' })
  world = await fillData(table)
  mkdirSync(FOLDER, { recursive: true })
})
afterAll(() => table?.close())

describe.each(sizes)('$name', (size) => {
  it.each(['regular', 'friend', 'operator'])('fits every page of the %s', async (who) => {
    expect(await look({ table, world, pages }, who, size)).toEqual([])
  })
})
