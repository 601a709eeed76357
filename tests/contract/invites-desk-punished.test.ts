import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealed, signatureOf } from '../../localwechat/wecom/index.ts'
import { campaignOf, type Desk, openDesk } from './invites-desk-bench'
import { docs } from './points-bench'
import { AES_KEY, APPID, startWithWecom, TOKEN, type WecomBench } from './wecom/bench'

describe('a penalty of the platform', () => {
  let bench: WecomBench
  let desk: Desk
  let sent = 0

  const push = async (more: object) => {
    sent += 1
    const message = {
      MsgType: 'event',
      Event: 'wxa_punish_event',
      CreateTime: 1699803867,
      punish_time: 1699803865,
      punish_id: `p${sent}`,
      event_type: 5,
      ...more,
    }
    const Encrypt = sealed({ aesKey: AES_KEY, receiveId: APPID }, JSON.stringify(message))
    const timestamp = String(Math.floor(bench.shuke.cloud.clock.now() / 1000))
    const nonce = `n${sent}`
    const query = new URLSearchParams({
      signature: signatureOf(TOKEN, timestamp, nonce),
      timestamp,
      nonce,
      encrypt_type: 'aes',
      msg_signature: signatureOf(TOKEN, timestamp, nonce, Encrypt),
    })
    const url = `${bench.shuke.cloud.url}/wecom/push?${query}`
    const headers = { 'content-type': 'application/json' }
    await fetch(url, { method: 'POST', headers, body: JSON.stringify({ Encrypt }) })
  }

  const shown = async (campaignId: string) => {
    const { shuke, operator } = desk
    const { campaign } = await shuke.must(operator, 'operator', 'invites.campaign', { campaignId })
    return [campaign.row.status, campaign.pausedBecause]
  }

  beforeAll(async () => {
    bench = await startWithWecom()
    desk = await openDesk(bench.shuke)
  })
  afterAll(() => bench.stop())

  it('pauses the campaign that it names, once, and stays away from what went on since', async () => {
    const named = await campaignOf(desk, { name: '春日茶会' })
    const other = await campaignOf(desk, { name: '老友带新友' })
    const penalty = { punish_id: 'same', illegal_reason: '“春日茶会”内容违规', rule_name: '4.2' }
    await push(penalty)
    expect(await shown(named)).toEqual(['paused', '平台处罚通知：4.2'])
    expect(await shown(other)).toEqual(['published', undefined])
    const { shuke, operator } = desk
    await shuke.must(operator, 'operator', 'invites.resume', { campaignId: named })
    await push(penalty)
    expect((await shown(named))[0]).toBe('published')
    const rows = await docs<{ why: string }>(shuke, 'audit', {
      action: 'jobs.invites-stop',
      subject: named,
    })
    expect(rows.map(({ why }) => why)).toEqual(['平台处罚通知：4.2'])
  })

  it('pauses everything when it is about sharing', async () => {
    const [one, two] = [await campaignOf(desk), await campaignOf(desk)]
    await push({ illegal_reason: '存在诱导行为', rule_name: '5.1 滥用分享行为' })
    for (const campaignId of [one, two]) expect((await shown(campaignId))[0]).toBe('paused')
    const { rows } = await desk.shuke.must(desk.operator, 'operator', 'audit.list', {})
    expect(rows.filter(({ what }) => what === '任务宝随通知暂停').length).toBeGreaterThan(1)
  })
})
