import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FullInvites, fillInvites } from './full-invites'
import { fillWorld } from './full-world'
import { FOLDER, look, type Shown, sizes } from './sizes'
import { openTable, type TableForTest } from './table'

/**
 * Every page of invitations, with the longest words, more friends than fit on a page and every
 * state, in every size.
 */

const id = (of: keyof FullInvites) => (world: FullInvites) => ({ id: world[of] })
const code = (of: keyof FullInvites) => (world: FullInvites) => ({ t: world[of] })
const aFriend = ({ paused, held }: FullInvites) => ({ id: paused, friend: held })

const FROM_MOMENTS = 1154

const pages: Shown<FullInvites>[] = [
  { person: 'shopper', page: 'member/invites' },
  { person: 'shopper', page: 'member/invite', query: id('campaign'), wide: true },
  { person: 'shopper', page: 'member/invite', query: id('paused'), as: 'invite-paused' },
  { person: 'shopper', page: 'member/invite', query: id('ended'), as: 'invite-ended' },
  ...['#code', '#board', '#name', '#rules', '.why'].flatMap((tap): Shown<FullInvites>[] => {
    const door = tap === '.why' ? '好友 尾号' : tap
    const as = `invite-sheet-${tap.slice(1)}`
    return [{ person: 'shopper', page: 'member/invite', query: id('campaign'), tap: door, as }]
  }),
  { person: 'shopper', page: 'member/poster', query: id('campaign') },
  { person: 'shopper', page: 'member/invited', query: code('invite'), as: 'invited-own' },
  { person: 'friend', page: 'member/invited', query: code('invite'), wide: true },
  {
    person: 'friend',
    page: 'member/invited',
    query: code('invite'),
    tap: '#rules',
    as: 'invited-rules',
  },
  { person: 'friend', page: 'member/invited', query: code('pausedInvite'), as: 'invited-paused' },
  { person: 'friend', page: 'member/invited', query: code('endedInvite'), as: 'invited-over' },
  { person: 'friend', page: 'member/invited', query: () => ({ t: 'nobody' }), as: 'invited-bad' },
  { person: 'friend', page: 'member/invited', scene: FROM_MOMENTS, as: 'invited-preview' },
  { person: 'many-2', page: 'member/invited', query: code('invite'), as: 'invited-here' },
  { person: 'many-2', page: 'member/invites', as: 'invites-brought' },
  { person: 'many-2', page: 'pages/me', as: 'me-brought' },
  { person: 'operator', page: 'operator/invites' },
  { person: 'operator', page: 'operator/invites', tap: '#stop-all', as: 'stop-all' },
  { person: 'operator', page: 'operator/invite', as: 'campaign-new' },
  { person: 'operator', page: 'operator/invite', tap: '#reward-friend', as: 'campaign-reward' },
  { person: 'operator', page: 'operator/invite', query: id('unpublished'), as: 'campaign-draft' },
  {
    person: 'operator',
    page: 'operator/invite',
    query: id('unpublished'),
    turn: ['#fold-who', '#fold-board', '#fold-risk'],
    tap: '#publish',
    as: 'campaign-publish',
  },
  { person: 'operator', page: 'operator/invite', query: id('campaign'), as: 'campaign-out' },
  { person: 'operator', page: 'operator/invite', query: id('paused'), as: 'campaign-paused' },
  { person: 'operator', page: 'operator/invite', query: id('ended'), as: 'campaign-ended' },
  ...['加名额、预算或时间', '暂停活动', '复制成新活动', '结束活动'].map(
    (tap, place): Shown<FullInvites> => ({
      person: 'operator',
      page: 'operator/invite',
      query: id('campaign'),
      tap,
      as: `campaign-move-${place + 1}`,
    }),
  ),
  { person: 'operator', page: 'operator/invite-results', query: id('campaign') },
  { person: 'operator', page: 'operator/invite-results', query: id('ended'), as: 'results-none' },
  { person: 'operator', page: 'operator/invite-people', query: id('campaign'), as: 'people-none' },
  { person: 'operator', page: 'operator/invite-people', query: id('paused'), as: 'people-held' },
  {
    person: 'operator',
    page: 'operator/invite-people',
    query: id('campaign'),
    turn: '已计入',
    as: 'people-many',
  },
  { person: 'operator', page: 'operator/invite-person', query: aFriend },
  {
    person: 'operator',
    page: 'operator/invite-person',
    query: aFriend,
    tap: '停用这位好友',
    as: 'person-block',
  },
  { person: 'operator', page: 'operator/invite-replay', query: id('paused') },
  { person: 'operator', page: 'operator/invite-blocked' },
  { person: 'operator', page: 'operator/poster', query: id('campaign'), as: 'poster-out' },
  { person: 'operator', page: 'operator/poster', query: id('unpublished') },
  { person: 'operator', page: 'operator/wecom' },
]

let table: TableForTest
let world: FullInvites

beforeAll(async () => {
  table = await openTable({ brand: 'tea', query: 'phones=operator' })
  await fillWorld(table)
  world = await fillInvites(table)
  mkdirSync(FOLDER, { recursive: true })
})
afterAll(() => table?.close())

describe.each(sizes)('$name', (size) => {
  it.each(['shopper', 'friend', 'many-2', 'operator'])('fits every page of %s', async (who) => {
    expect(await look({ table, world, pages }, who, size)).toEqual([])
  })
})
