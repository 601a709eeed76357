import { createCanvas, loadImage } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import type { CampaignRow, DeskFriend } from '../../core/invites/desk-views.ts'
import type { TeamView } from '../../core/invites/views.ts'
import { type Say, speakTo } from '../../scripts/start/demo/person.mts'
import { PATIENCE, type TableForTest } from './table'

/** What people do with invitations in more than one story. */

/** Name of the demo brand's campaign and of what a friend gets (scripts/start/demo/campaigns.mts). */
export const CAMPAIGN = '带朋友来喝茶'
export const GIFT = '桂花乌龙小样'

/** A card out of a chat (facts/platform.md §2.3). */
const FROM_CHAT = 1007

/** By the real routes, out of sight. */
export interface Inviting {
  say: Say
  /** A new person, who has no phone on the table. */
  meet(person: string, name: string): Promise<void>
  join(person: string): Promise<void>
  campaigns(): Promise<CampaignRow[]>
  campaignId(name?: string): Promise<string>
  open(person: string, campaignId: string): Promise<TeamView>
  visit(person: string, code: string): Promise<void>
  /** Comes by this invitation, joins and takes what is theirs. */
  bring(person: string, code: string): Promise<void>
  people(campaignId: string, state: DeskFriend['state']): Promise<DeskFriend[]>
}

export const invitingAt = ({ shuke }: TableForTest): Inviting => {
  const say = speakTo(shuke.url)
  const join = async (person: string): Promise<void> => {
    const asked = await say<{ consent?: { version: string; hash: string } }>(
      person,
      'member',
      'membership.home',
      {},
    )
    if (!asked.consent) return
    const { version, hash } = asked.consent
    const input = { consent: { version, hash } }
    await say(person, 'member', 'membership.join', input, `e2e:join:${person}`)
  }
  const campaigns = async () =>
    (await say<{ campaigns: CampaignRow[] }>('operator', 'operator', 'invites.campaigns', {}))
      .campaigns
  const visit = async (person: string, code: string): Promise<void> => {
    const input = { code, way: 'card', scene: FROM_CHAT }
    await say(person, 'member', 'invites.visit', input, `e2e:visit:${person}:${code}`)
  }
  return {
    say,
    join,
    campaigns,
    visit,
    async meet(person, name) {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ id: person, name })
      await fetch(`${shuke.url}/people`, { method: 'POST', headers, body })
    },
    async campaignId(name = CAMPAIGN) {
      return (await campaigns()).find((one) => one.name === name)?.id ?? ''
    },
    async open(person, campaignId) {
      const step = `e2e:open:${person}:${campaignId}`
      const opened = await say<{ team: TeamView }>(
        person,
        'member',
        'invites.open',
        { campaignId },
        step,
      )
      return opened.team
    },
    async bring(person, code) {
      await visit(person, code)
      await join(person)
      await say(person, 'member', 'invites.settle', {}, `e2e:settle:${person}`)
    },
    async people(campaignId, state) {
      const input = { campaignId, state }
      const { friends } = await say<{ friends: DeskFriend[] }>(
        'operator',
        'operator',
        'invites.people',
        input,
      )
      return friends
    },
  }
}

/** Opens an invitation out of a chat on somebody's phone. */
export const openInvitation = async (
  table: TableForTest,
  person: string,
  code: string,
  scene = FROM_CHAT,
): Promise<void> => {
  const launch = ([who, t, from]: readonly [string, string, number]) =>
    window.table.phone(who)?.launch({ path: 'member/invited/index', query: { t }, scene: from })
  await table.page.evaluate(launch, [person, code, scene] as const)
}

export const networkOf = (table: TableForTest, person: string, state: 'offline' | 'online') =>
  table.page.evaluate(([who, now]) => window.table.phone(who)?.setNetwork(now), [
    person,
    state,
  ] as const)

/** The next answer to this route is done on the server and never reaches its phone. */
export const loseAnswer = async (table: TableForTest, name: string): Promise<() => number> => {
  let lost = 0
  await table.page.context().route('**/call/member', async (route) => {
    const { data } = route.request().postDataJSON() as { data: { route: string } }
    if (data.route !== name || lost > 0) return route.fallback()
    lost += 1
    await route.fetch()
    await route.abort()
  })
  return () => lost
}

/** What the code in a picture says, as a camera reads it. */
export const codeIn = async (picture: Buffer): Promise<string | undefined> => {
  const image = await loadImage(picture)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data, width, height } = pen.getImageData(0, 0, image.width, image.height)
  return jsQR(data, width, height)?.data
}

/** The why card of the friend whose row says this. */
export const askWhy = async (table: TableForTest, person: string, row: RegExp): Promise<void> => {
  const { frame } = table.phone(person)
  const rows = frame.locator('[class$="--row"]').filter({ hasText: row })
  await rows.filter({ visible: true }).first().click({ timeout: PATIENCE })
  await frame.locator('#why-words').filter({ visible: true }).waitFor({ timeout: PATIENCE })
}
