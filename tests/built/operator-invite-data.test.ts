import { describe, expect, test } from 'vitest'
import type { Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { LONG } from './member-answers.ts'
import { template } from './operator-answers.ts'
import {
  campaignForm,
  desk,
  friend,
  inviteDay,
  red,
  results,
  row,
  told,
  yellow,
} from './operator-invite-answers.ts'
import {
  drawnBy,
  firstSetDataBytes,
  interactionBytes,
  interactionCalls,
  largest,
} from './set-data.ts'

const draft = 'operator/invite?id=cDraft'
const out = 'operator/invite?id=cOut'
const person = 'operator/invite-person?id=cOut&friend=f1'

const taps: [page: string, script: Script, taps: string[]][] = [
  ['operator/invites', inviteDay, ['#stop-all']],
  ['operator/invites', inviteDay, ['#stop-all', '.sheet-foot .btn']],
  ['operator/invite', inviteDay, ['#publish']],
  [draft, inviteDay, ['#publish']],
  [draft, inviteDay, ['存为草稿']],
  [draft, inviteDay, ['完成消费']],
  [draft, inviteDay, ['加企业微信']],
  [draft, inviteDay, ['#step-0-now']],
  [draft, inviteDay, ['#step-1-kept']],
  [draft, inviteDay, ['#reward-friend']],
  [draft, inviteDay, ['#step-0-now', '优惠券']],
  [draft, inviteDay, ['#step-0-now', '就给这个']],
  [draft, inviteDay, ['#step-add']],
  [draft, inviteDay, ['#step-drop']],
  [draft, inviteDay, ['定个时间']],
  [draft, inviteDay, ['#take-worst']],
  [draft, inviteDay, ['只看天数']],
  [draft, inviteDay, ['从以后积分补']],
  [draft, inviteDay, ['#fold-who']],
  [draft, inviteDay, ['#fold-board', '显示排行榜']],
  [draft, inviteDay, ['#fold-risk']],
  [draft, inviteDay, ['#publish', '确认发布']],
  [draft, inviteDay, ['#publish', '关闭']],
  [out, inviteDay, ['暂停活动']],
  [out, inviteDay, ['加名额、预算或时间']],
  [out, inviteDay, ['结束活动']],
  [out, inviteDay, ['结束活动', '确认结束']],
  [out, inviteDay, ['#fold-rules']],
  ['operator/invite-people?id=cOut', inviteDay, ['已留存']],
  [person, inviteDay, ['核实通过']],
  [person, inviteDay, ['不予计入']],
  [person, inviteDay, ['停用邀请人']],
  [person, inviteDay, ['停用邀请人', '确认停用']],
  ['operator/invite-blocked', inviteDay, ['.row-link']],
  ['operator/invite-replay?id=cOut', inviteDay, ['看看那一天']],
]

describe('what a tap on a campaign sends before the cloud answers', () => {
  test.each(taps)('%s: %#', async (page, script, taps) => {
    const { bytes, calls } = await drawnBy(page, script, taps)
    expect({ taps, calls: calls <= interactionCalls, bytes }).toMatchObject({ taps, calls: true })
    expect(bytes, taps.join(', ')).toBeLessThanOrEqual(interactionBytes)
  })
})

const many = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place))

const long = (times: number) => LONG.repeat(times)

/** The longest words that the contract allows. */
const wordy = {
  ...campaignForm,
  name: long(3).slice(0, 20),
  organiser: long(3).slice(0, 40),
  contact: long(3).slice(0, 40),
  rules: long(90).slice(0, 1000),
  shareTitle: long(3).slice(0, 30),
  steps: many(4, () => ({
    now: { kind: 'coupon', templateId: 't1' },
    kept: { kind: 'coupon', templateId: 't2' },
  })),
  audience: { minLevel: 2, boughtWithin: 90, notBoughtFor: 30, birthdayMonth: true },
}
const lines = many(11, (place) => `${place} ${long(4)}`)
const finding = (place: number) => ({
  ...(place % 2 ? yellow : red),
  words: `${place} ${long(1)}`,
  quote: long(6),
  say: long(3),
})
const findings = many(12, finding)
const wordyDesk = (status: string) => {
  const one = desk('cOut', status, {
    row: { name: wordy.name, held: 99 },
    form: wordy,
    check: { findings, summary: lines },
    more: { publishedAt: 1, reason: long(5), pausedBecause: long(3) },
  })
  return { campaign: { ...one, view: { ...one.view, summary: lines } } }
}
const templates = many(20, (place) => template(`t${place}`, 'published', { name: long(1) }))

const crowded: [page: string, script: Script, sel: string, count: number][] = [
  [
    'operator/invites',
    {
      ...inviteDay,
      'invites.campaigns': {
        campaigns: many(20, (at) => row(`c${at}`, 'published', { name: wordy.name, held: 9 })),
      },
    },
    '.row-card',
    20,
  ],
  [
    'operator/invite?id=cOut',
    {
      ...inviteDay,
      'invites.campaign': wordyDesk('draft'),
      'invites.check': wordyDesk('draft').campaign,
      'coupons.templates': { templates },
    },
    '.finding',
    12,
  ],
  [
    'operator/invite?id=cOut',
    { ...inviteDay, 'invites.campaign': wordyDesk('paused') },
    '.word',
    11,
  ],
  [
    'operator/invite-results?id=cOut',
    {
      ...inviteDay,
      'invites.results': {
        results: {
          ...results,
          verdict: long(8),
          why: many(20, (at) => ({ rule: `r${at}`, words: long(2), count: 99_999 })),
        },
      },
      'invites.top': {
        rows: many(50, (at) => ({
          place: at + 1,
          memberId: `m${at}`,
          who: long(1),
          kept: 99,
          counted: 9,
        })),
      },
    },
    '.cell',
    70,
  ],
  [
    'operator/invite-people?id=cOut',
    {
      ...inviteDay,
      'invites.people': {
        friends: many(20, (at) => friend(`f${at}`, 'held', { friend: long(1), words: long(2) })),
      },
    },
    '.row-card',
    20,
  ],
  [
    person,
    {
      ...inviteDay,
      'invites.person': {
        why: {
          ...told('held').why,
          card: {
            ...told('held').why.card,
            lines: many(60, (at) => ({ at, words: `${at} ${long(3)}` })),
          },
          rewards: many(9, (at) => ({ to: long(1), name: long(1), state: 'given', at })),
        },
      },
    },
    '.stage',
    60,
  ],
]

const settled = async (phone: Opened, sel: string, count: number) =>
  expect.poll(() => phone.findAll(sel).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count)

describe('a page of a campaign that is given all it can be given', () => {
  test.each(crowded)(
    '%s draws it in portions of 5 KB at most',
    async (page, script, sel, count) => {
      const phone = await open(page, script)
      await settled(phone, sel, count)
      expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    },
  )

  test('so does the sheet before publishing', async () => {
    const phone = await open('operator/invite?id=cDraft', {
      ...inviteDay,
      'invites.saveDraft': wordyDesk('draft'),
    })
    await phone.tap('#publish')
    await settled(phone, '.sheet-box .finding', 12)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })
})
