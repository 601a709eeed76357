import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type Shuke, startShuke, TEMPLATE_REWARD } from '../bench'
import { join } from '../story'
import {
  docs,
  friendOf,
  inviterIn,
  progress,
  runCampaign,
  START,
  startBrand,
} from './invites-bench'
import { fireJobs } from './jobs-bench'
import { change } from './points-bench'

describe('a member who wants to hear of a reward', () => {
  let shuke: Shuke

  beforeAll(async () => {
    ;({ shuke } = await startBrand())
  })
  afterAll(() => shuke.stop())

  it('gets one message for one yes, when the next reward is there', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    const remind = async () => (await progress(shuke, inviter, code)).remind
    expect(await remind()).toEqual({ templateId: TEMPLATE_REWARD, wanted: false })
    shuke.cloud.acceptSubscribe(inviter, [TEMPLATE_REWARD])
    await shuke.must(inviter, 'member', 'invites.remind', { code })
    expect(await remind()).toMatchObject({ wanted: true })
    await fireJobs(shuke)
    expect(shuke.cloud.messages(inviter)).toEqual([])
    await friendOf(shuke, code)
    await friendOf(shuke, code)
    await fireJobs(shuke)
    await fireJobs(shuke)
    expect(shuke.cloud.messages(inviter)).toHaveLength(1)
    expect(await remind()).toMatchObject({ wanted: false })
  })

  it('gets none whose words may not be sent', async () => {
    const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
    shuke.cloud.acceptSubscribe(inviter, [TEMPLATE_REWARD])
    await shuke.must(inviter, 'member', 'invites.remind', { code })
    await friendOf(shuke, code)
    const id = { _id: `i.${code}` }
    await change(shuke, 'reminders', id, { $set: { 'reward.name': '转发朋友圈领红包' } })
    await fireJobs(shuke)
    expect(shuke.cloud.messages(inviter)).toEqual([])
    expect(await docs(shuke, 'reminders', id)).toMatchObject([{ status: 'needless' }])
  })

  it('is refused for the code of another member', async () => {
    const { code } = await inviterIn(shuke, await runCampaign(shuke))
    const asked = await shuke.call(await join(shuke), 'member', 'invites.remind', { code })
    expect(codeOf(asked)).toBe('invites.code-unknown')
  })
})

it('a brand without the template asks nobody', async () => {
  const shuke = await startShuke({ env: { SHUKE_TEMPLATE_REWARD: '' } })
  await shuke.cloud.clock.set(START)
  const { inviter, code } = await inviterIn(shuke, await runCampaign(shuke))
  expect((await progress(shuke, inviter, code)).remind).toBeUndefined()
  expect(await shuke.must(inviter, 'member', 'invites.remind', { code })).toEqual({ wanted: false })
  await shuke.stop()
})
