import { setTimeout as pause } from 'node:timers/promises'
import type { ConsentView } from '../../../core/brand/views.ts'
import type { TemplateView } from '../../../core/coupons/contract.ts'
import type { CampaignDesk, CampaignRow } from '../../../core/invites/desk-views.ts'
import type { TeamView } from '../../../core/invites/views.ts'
import type { BrandName } from './brands.mts'
import { campaigns } from './campaigns.mts'
import type { Say } from './person.mts'

type Operator = <T>(route: string, input: unknown, step?: string) => Promise<T>

const DAYS_30 = 30 * 24 * 3600_000
/** A campaign starts in the future; so long the first start waits for it. */
const SOON = 3000

/** Regulars and their friends, beside those who have a phone on the table. */
const PEOPLE = [
  { id: 'regular', name: '老秦' },
  { id: 'guest-1', name: '小满' },
  { id: 'guest-2', name: '阿禾' },
  { id: 'guest-3', name: '木木' },
  { id: 'guest-4', name: '路过的人' },
]
const [REGULAR, ...GUESTS] = PEOPLE.map(({ id }) => id)

const addPeople = async (url: string): Promise<void> => {
  const there = (await (await fetch(`${url}/people`)).json()) as { id: string }[]
  for (const one of PEOPLE.filter(({ id }) => !there.some((known) => known.id === id)))
    await fetch(`${url}/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(one),
    })
}

const join = async (say: Say, person: string, name: BrandName): Promise<void> => {
  const { consent } = await say<{ consent?: ConsentView }>(person, 'member', 'membership.home', {})
  if (!consent) return
  const input = { consent: { version: consent.version, hash: consent.hash } }
  await say(person, 'member', 'membership.join', input, `${name}:join:${person}`)
}

const draftOf = async (operator: Operator, name: BrandName, templates: readonly TemplateView[]) => {
  const { friend, form } = campaigns[name]
  const template = templates.find((one) => one.form.name === friend)
  if (!template) throw new Error(`no coupon "${friend}" for the friends`)
  const startsAt = Date.now() + SOON
  const input = {
    form: {
      ...form,
      friend: { kind: 'coupon', templateId: template.id },
      startsAt,
      endsAt: startsAt + DAYS_30,
    },
  }
  return operator<{ campaign: CampaignDesk }>('invites.saveDraft', input, `${name}:${startsAt}`)
}

/** The campaign of an earlier start that was interrupted, or a new one. */
const runningOne = async (
  operator: Operator,
  name: BrandName,
  templates: readonly TemplateView[],
): Promise<CampaignRow> => {
  const { campaigns: all } = await operator<{ campaigns: CampaignRow[] }>('invites.campaigns', {})
  const known = all.find(({ status }) => status === 'published')
  if (known) return known
  const { campaign } = await draftOf(operator, name, templates)
  const input = { campaignId: campaign.row.id, seen: campaign.hash }
  const step = `${name}:publish:${campaign.row.id}`
  return (await operator<{ campaign: CampaignDesk }>('invites.publish', input, step)).campaign.row
}

/** A regular invites; three join, one only looks. */
const bringFriends = async (say: Say, name: BrandName, campaignId: string): Promise<void> => {
  const regular = REGULAR ?? ''
  await join(say, regular, name)
  const opened = await say<{ team: TeamView }>(
    regular,
    'member',
    'invites.open',
    { campaignId },
    `${name}:open`,
  )
  const { code } = opened.team
  for (const [i, guest] of GUESTS.entries()) {
    const visit = { code, way: 'card', scene: 1007 }
    await say(guest, 'member', 'invites.visit', visit, `${name}:visit:${guest}`)
    if (i === GUESTS.length - 1) continue
    await join(say, guest, name)
    await say(guest, 'member', 'invites.settle', {}, `${name}:settle:${guest}`)
  }
  await say(regular, 'member', 'invites.settle', {}, `${name}:settle`)
}

/** A campaign that runs, with a few friends in it; by the routes that people use. */
export const fillInvites = async (
  say: Say,
  operator: Operator,
  { url, name, templates }: { url: string; name: BrandName; templates: readonly TemplateView[] },
): Promise<void> => {
  const campaign = await runningOne(operator, name, templates)
  await addPeople(url)
  await pause(Math.max(0, campaign.startsAt - Date.now() + 1))
  await bringFriends(say, name, campaign.id)
}
