import { createCanvas, loadImage } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sceneOf as sceneOfCode } from '../../core/invites/code.ts'
import type { CampaignDesk } from '../../core/invites/desk-views.ts'
import type { TeamView } from '../../core/invites/views.ts'
import { campaigns } from '../../scripts/start/demo/campaigns.mts'
import { speakTo } from '../../scripts/start/demo/person.mts'
import { bytesOf, comesTrue, fill, openPage } from './hands'
import { openTable, PATIENCE, type TableForTest } from './table'

/** A poster from the operator's first word to the code in a member's saved picture. */

const DAY = 86_400_000

let table: TableForTest
let campaignId = ''

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query: 'phones=shopper,friend,operator&at.operator=operator/board/index',
  })
  campaignId = await draft()
})
afterAll(() => table?.close())

const say = <T>(
  person: string,
  fn: 'member' | 'operator',
  route: string,
  input: unknown,
  step?: string,
) => speakTo(table.shuke.url)<T>(person, fn, route, input, step)

const draft = async (): Promise<string> => {
  const now = Date.now()
  const form = {
    ...campaigns.tea.form,
    name: '冬至邀新',
    friend: { kind: 'points', points: 30 },
    startsAt: now + 600_000,
    endsAt: now + 20 * DAY,
    posters: [],
  }
  const input = { form }
  const made = await say<{ campaign: CampaignDesk }>(
    'operator',
    'operator',
    'invites.saveDraft',
    input,
    'draft',
  )
  return made.campaign.row.id
}

const operator = () => table.phone('operator')

it('is written by the operator beside its preview, in two versions', async () => {
  await openPage(table, 'operator', 'operator/poster', { id: campaignId })
  await operator().sees('主题和内容')
  await operator().sees('主题：写一句主题')
  await fill(table, 'operator', 'A-theme', '冬天的第一杯桂花乌龙')
  for (const [place, words] of [
    '当季桂花，手工窨制',
    '到店现泡，坐多久都行',
    '不满意可以换一款',
  ].entries())
    await fill(table, 'operator', `A-point-${place + 1}`, words)
  await operator().sees('八处里用好了 4 处')
  await operator().tap('何时截止')
  await operator().sees('八处里用好了 5 处')
  await operator().tap('再做一版来对比')
  await operator().sees('第 B 版')
  await operator().frame.locator('#B-theme input').waitFor({ timeout: PATIENCE })
  await fill(table, 'operator', 'B-theme', '来坐坐，喝杯热茶')
  await operator().frame.locator('#B-paper').getByText('品牌色').click({ timeout: PATIENCE })
  await operator().tap('保存海报')
  await operator().sees('已保存')
  await table.shot('poster-1-editor')
  await operator().frame.locator('.sample').scrollIntoViewIfNeeded()
  await table.shot('poster-1-preview')
})

const publish = async (): Promise<void> => {
  const { campaign } = await say<{ campaign: CampaignDesk }>(
    'operator',
    'operator',
    'invites.campaign',
    { campaignId },
  )
  expect(campaign.form.posters.map(({ name }) => name)).toEqual(['A', 'B'])
  expect(campaign.check.problems).toEqual([])
  const input = { campaignId, seen: campaign.hash, reason: '试一试' }
  await say('operator', 'operator', 'invites.publish', input, 'publish')
  await table.shuke.cloud.clock.advance(900_000)
}

const join = async (person: string): Promise<string> => {
  const { consent } = await say<{ consent?: { version: string; hash: string } }>(
    person,
    'member',
    'membership.home',
    {},
  )
  if (consent) {
    const { version, hash } = consent
    await say(person, 'member', 'membership.join', { consent: { version, hash } }, `join:${person}`)
  }
  const opened = await say<{ team: TeamView }>(
    person,
    'member',
    'invites.open',
    { campaignId },
    `open:${person}`,
  )
  return opened.team.code
}

/** Text of the QR in a picture, as a camera reads it. */
const readCode = async (
  bytes: Buffer,
): Promise<{ text: string; width: number; height: number }> => {
  const image = await loadImage(bytes)
  const canvas = createCanvas(image.width, image.height)
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data, width, height } = pen.getImageData(0, 0, image.width, image.height)
  return { text: jsQR(data, width, height)?.data ?? '', width, height }
}

const shopper = () => table.phone('shopper')
const isDrawn = (person: string) =>
  table.phone(person).frame.locator('#poster-done').waitFor({ timeout: PATIENCE })

it('is drawn with the member’s own code and saved by a tap that asks for what it needs', async () => {
  await publish()
  const code = await join('shopper')
  await openPage(table, 'shopper', 'member/poster', { id: campaignId })
  await isDrawn('shopper')
  await table.shot('poster-2-drawn')
  await shopper().tap('存到相册')
  await shopper().tap('同意并继续')
  await shopper().tapId('authorize-allow')
  await shopper().sees('已存到相册')
  const saved = await readCode(await bytesOf(table, '的图片 1'))
  expect([saved.width, saved.height]).toEqual([1080, 1440])
  expect(saved.text).toContain(sceneOfCode(code))
})

it('stays unsaved when the album is refused, says why, and is saved from the settings on', async () => {
  await join('friend')
  const friend = table.phone('friend')
  await openPage(table, 'friend', 'member/poster', { id: campaignId })
  await isDrawn('friend')
  await friend.tap('存到相册')
  await friend.tap('同意并继续')
  await friend.tapId('authorize-refuse')
  await friend.sees(/相册现在不让存/)
  await table.shot('poster-3-refused')
  await friend.tap('打开大图')
  await friend.frame.getByTestId('preview-image').waitFor({ timeout: PATIENCE })
  await friend.tapId('preview-close')
  await friend.tap('去设置')
  await friend.frame.getByTestId('setting-scope.writePhotosAlbum').check({ timeout: PATIENCE })
  await friend.tapId('settings-back')
  await friend.sees('已存到相册')
  await comesTrue(
    async () => (await friend.frame.locator('#trouble').count()) === 0,
    'said no more',
  )
})

it('without network says so, and is drawn when there is one', async () => {
  const network = (kind: 'offline' | 'online') =>
    table.page.evaluate((to) => {
      const phone = window.table.phone('shopper') as unknown as { setNetwork(kind: string): void }
      phone.setNetwork(to)
    }, kind)
  await openPage(table, 'shopper', 'pages/me')
  await shopper().sees('我的')
  await network('offline')
  await openPage(table, 'shopper', 'member/poster', { id: campaignId })
  await shopper().sees('现在没有网络，连上后再试一次')
  await network('online')
  await shopper().tap('再试一次')
  await isDrawn('shopper')
})

it('is there soon after its page was opened', async () => {
  await openPage(table, 'shopper', 'pages/me')
  await shopper().sees('我的')
  const took = await table.page.evaluate(async (id) => {
    const frame = document.querySelector<HTMLIFrameElement>('[data-testid="frame-shopper"]')
    const from = performance.now()
    const to = { path: 'member/poster/index', query: { id }, scene: 1001 }
    await window.table.phone('shopper')?.launch(to)
    while (!frame?.contentDocument?.querySelector('#poster-done'))
      await new Promise((resolve) => setTimeout(resolve, 5))
    return Math.round(performance.now() - from)
  }, campaignId)
  // A figure to look at (issue 6: under a second); a busy machine must not make the tests red.
  console.log(`poster: ${took} ms from the opening of its page to the finished picture`)
  expect(table.faults).toEqual([])
})
