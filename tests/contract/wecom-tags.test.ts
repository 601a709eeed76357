import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOUR } from '#core/kernel/time'
import { join, setUpOperator } from '../story'
import { fireJobs } from './jobs-bench'
import { startWithWecom, type WecomBench } from './wecom/bench'

const form = { colour: 'red', note: '', wecom: true } as const

let bench: WecomBench
let operator: string
let friend: string

beforeAll(async () => {
  bench = await startWithWecom()
  operator = await setUpOperator(bench.shuke)
  friend = await join(bench.shuke, bench.friend())
  bench.wecom.friendAdds(friend, { userId: 'su' })
  bench.wecom.friendAdds(friend, { userId: 'li' })
  await bench.wecom.settled()
})
afterAll(() => bench.stop())

/** Until what happened is folded, tagged and sent. */
const settle = async () => {
  for (let i = 0; i < 3; i += 1) await fireJobs(bench.shuke)
}

/** The next round begins an hour after the last one. */
const nextRound = async () => {
  await bench.shuke.cloud.clock.advance(HOUR)
  await settle()
}

const save = async (tagId: string | undefined, over: object) => {
  const input = { form: { ...form, ...over }, ...(tagId === undefined ? {} : { tagId }) } as never
  return (await bench.shuke.must(operator, 'operator', 'tags.save', input)).tag.id
}

const marks = () => bench.wecom.calls().filter(({ path }) => path.endsWith('/mark_tag')).length
const tagsAt = () => ['su', 'li'].map((userId) => bench.wecom.tagsOf(friend, userId).length)
const said = async () => (await bench.shuke.must(operator, 'operator', 'tags.list', {})).wecom.text

describe('tags on the friends on WeCom', () => {
  const automatic = { rule: { field: 'wecom' }, stay: 0 }
  let tagId: string

  it('are those that the brand wants there, once for each staff person', async () => {
    expect(await said()).toBe('还没有需要同步的标签')
    await save(undefined, { name: '只在这里', wecom: false, automatic })
    tagId = await save(undefined, { name: '好友', automatic })
    await settle()
    expect(tagsAt()).toEqual([1, 1])
    expect(marks()).toBe(2)
    expect(await said()).toBe('已同步到企业微信')
  })

  it('are sent only when they differ', async () => {
    await nextRound()
    expect(marks()).toBe(2)
    await save(undefined, { name: '老友', automatic })
    await nextRound()
    expect(tagsAt()).toEqual([2, 2])
    expect(marks()).toBe(4)
    const made = bench.wecom.calls().filter(({ path }) => path.endsWith('/add_corp_tag'))
    expect(made).toHaveLength(2)
  })

  it('wait while WeCom refuses, and go on where they were', async () => {
    await save(undefined, { name: '熟人', automatic })
    bench.wecom.fail({ path: 'externalcontact/mark_tag', errcode: 45009, times: 1 })
    await bench.shuke.cloud.clock.advance(HOUR)
    await settle()
    expect(tagsAt()).toEqual([3, 3])
    expect(await said()).toBe('已同步到企业微信')
  })

  it('are taken off with the tag, and with the friend', async () => {
    await bench.shuke.must(operator, 'operator', 'tags.remove', { tagId })
    await nextRound()
    expect(tagsAt()).toEqual([2, 2])
    bench.wecom.friendDeletes(friend, 'li')
    await bench.wecom.settled()
    await nextRound()
    expect(tagsAt()[0]).toBe(2)
  })
})
