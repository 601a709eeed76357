import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { sceneOf } from '#core/invites/code'
import { DAY, MINUTE } from '#core/kernel/time'
import { codeOf } from '../bench'
import { join } from '../story'
import {
  changeCampaign,
  docs,
  inviterIn,
  progress,
  runCampaign,
  START,
  settle,
} from './invites-bench'
import { fireJobs } from './jobs-bench'
import { startWithWecom, type WecomBench } from './wecom/bench'

const benches: WecomBench[] = []

const fresh = async (env?: Record<string, string>): Promise<WecomBench> => {
  const bench = await startWithWecom(env ? { env } : {})
  benches.push(bench)
  await bench.shuke.cloud.clock.set(START)
  return bench
}

afterEach(async () => {
  for (const { wecom } of benches) await wecom.settled()
})
afterAll(async () => {
  for (const bench of benches) await bench.stop()
})

/** A campaign whose friends add the brand, with one inviter and the contact way of their code. */
const scene = async (bench: WecomBench, keptDays = 7) => {
  const { shuke } = bench
  const campaignId = await runCampaign(shuke, { action: 'added', keptDays })
  const { inviter, code } = await inviterIn(shuke, campaignId)
  const friend = bench.friend()
  const { qr } = await shuke.must(friend, 'member', 'invites.contact', { code })
  const [way] = await wayOf(bench, code)
  if (!way) throw new Error('no contact way')
  return { campaignId, inviter, code, friend, qr, configId: way.configId }
}

const wayOf = ({ shuke }: WecomBench, code: string) =>
  docs<{ configId: string }>(shuke, 'wecomWays', { _id: sceneOf(code) })

const team = ({ shuke }: WecomBench, { inviter, code }: { inviter: string; code: string }) =>
  progress(shuke, inviter, code)

describe('a friend adds the brand on WeCom', () => {
  it('is shown one contact way, however often it is asked for', async () => {
    const bench = await fresh()
    const one = await scene(bench)
    const again = await bench.shuke.must(one.friend, 'member', 'invites.contact', {
      code: one.code,
    })
    expect(again.qr).toBe(one.qr)
    const made = bench.wecom.calls().filter(({ path }) => path.endsWith('add_contact_way'))
    expect(made).toHaveLength(1)
  })

  it.each(['joining first', 'adding first'])('counts after both deeds: %s', async (order) => {
    const bench = await fresh()
    const one = await scene(bench)
    const { shuke, wecom } = bench
    const visited = { code: one.code, way: 'card', scene: 1007 } as const
    await shuke.must(one.friend, 'member', 'invites.visit', visited)
    if (order === 'joining first') await join(shuke, one.friend)
    wecom.friendAdds(one.friend, { configId: one.configId })
    await wecom.settled()
    if (order === 'adding first') {
      expect(await team(bench, one)).toMatchObject({ counted: 0 })
      await join(shuke, one.friend)
      await settle(shuke, one.friend)
    }
    await fireJobs(shuke)
    expect(await team(bench, one)).toMatchObject({ counted: 1, steps: [{ nowState: 'given' }, {}] })
  })

  it('who adds, deletes and adds again counts once and is taken back once', async () => {
    const bench = await fresh()
    const one = await scene(bench)
    const { shuke, wecom } = bench
    await join(shuke, one.friend)
    const { userId } = wecom.friendAdds(one.friend, { configId: one.configId })
    await wecom.settled()
    await fireJobs(shuke)
    expect(await team(bench, one)).toMatchObject({ counted: 1, steps: [{ nowState: 'given' }, {}] })
    await shuke.cloud.clock.advance(DAY)
    wecom.friendDeletes(one.friend, userId)
    await wecom.settled()
    await fireJobs(shuke)
    const gone = await team(bench, one)
    expect(gone).toMatchObject({ counted: 0, steps: [{ nowState: 'back' }, {}] })
    expect(gone.friends).toMatchObject([{ state: 'left', rule: 'left-removed' }])
    await shuke.cloud.clock.advance(DAY)
    wecom.friendAdds(one.friend, { userId })
    await wecom.settled()
    await fireJobs(shuke)
    await fireJobs(shuke)
    expect(await team(bench, one)).toMatchObject({ counted: 0, steps: [{ nowState: 'back' }, {}] })
  })

  it('who deletes after the days is kept, and doubled deliveries change nothing', async () => {
    const bench = await fresh()
    const one = await scene(bench, 3)
    const { shuke, wecom } = bench
    wecom.setFaults({ doubled: 1, delayMs: 20 })
    await join(shuke, one.friend)
    const { userId } = wecom.friendAdds(one.friend, { configId: one.configId })
    await wecom.settled()
    await shuke.cloud.clock.advance(3 * DAY + MINUTE)
    await fireJobs(shuke)
    wecom.friendDeletes(one.friend, userId)
    await wecom.settled()
    await fireJobs(shuke)
    expect(await team(bench, one)).toMatchObject({
      counted: 1,
      kept: 1,
      steps: [{ nowState: 'given', keptState: 'given' }, {}],
    })
  })

  it('is no new friend when the brand knew them before', async () => {
    const bench = await fresh()
    const { shuke, wecom } = bench
    const known = bench.friend()
    wecom.friendAdds(known, { userId: 'su' })
    await wecom.settled()
    await shuke.cloud.clock.advance(MINUTE)
    const one = await scene(bench)
    await join(shuke, known)
    wecom.friendAdds(known, { configId: one.configId })
    await wecom.settled()
    await fireJobs(shuke)
    const { counted, friends } = await team(bench, one)
    expect({ counted, rules: friends.map(({ rule }) => rule) }).toEqual({
      counted: 0,
      rules: ['known-contact'],
    })
  })

  it('after the end of the campaign counts for nobody', async () => {
    const bench = await fresh()
    const one = await scene(bench)
    const { shuke, wecom } = bench
    await join(shuke, one.friend)
    await changeCampaign(shuke, one.campaignId, {
      status: 'ended',
      endedAt: shuke.cloud.clock.now(),
    })
    await shuke.cloud.clock.advance(MINUTE)
    wecom.friendAdds(one.friend, { configId: one.configId })
    await wecom.settled()
    await fireJobs(shuke)
    expect(await team(bench, one)).toMatchObject({ counted: 0 })
    const refused = await shuke.call(one.friend, 'member', 'invites.contact', { code: one.code })
    expect(codeOf(refused)).toBe('invites.over')
  })
})

describe('a brand without WeCom', () => {
  it('says so, and shows no code', async () => {
    const { shuke } = await fresh({ SHUKE_WECOM: '' })
    const campaignId = await runCampaign(shuke, { action: 'added' })
    const { code } = await inviterIn(shuke, campaignId)
    const asked = await shuke.call(shuke.person(), 'member', 'invites.contact', { code })
    expect(codeOf(asked)).toBe('invites.no-wecom')
  })

  it('asks again when WeCom has no time', async () => {
    const { shuke, wecom } = await fresh()
    const campaignId = await runCampaign(shuke, { action: 'added' })
    const { code } = await inviterIn(shuke, campaignId)
    wecom.fail({ path: 'externalcontact/add_contact_way', errcode: 45033 })
    const asked = await shuke.call(shuke.person(), 'member', 'invites.contact', { code })
    expect(codeOf(asked)).toBe('invites.contact-busy')
    await shuke.must(shuke.person(), 'member', 'invites.contact', { code })
  })
})
