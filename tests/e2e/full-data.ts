import { readFileSync } from 'node:fs'
import type { ImportView } from '../../core/orders/contract.ts'
import type { Someone } from '../../core/persons/contract.ts'
import type { Rule } from '../../core/segments/views.ts'
import { at } from '../../scripts/lib/root.mts'
import { speakTo } from '../../scripts/start/demo/person.mts'
import type { TableForTest } from './table'

/** Member data whose words are as long as the contracts let them be. */

/** Stands in the demo brand's orders and was claimed by nobody (scripts/start/demo/orders.mts). */
export const UNCLAIMED = '4021558877661001234'
/** Claimed by a regular of the demo. */
const CLAIMED = '3002007788000000000'

export interface DataWorld {
  /** Imports: one that is in, one that waits to be started. */
  brought: string
  checked: string
  order: string
  /** A buyer who is no member, and a member. */
  person: string
  member: string
  segment: string
  audience: string
  tag: string
}

const FILE = '二零二五年十一月双十一大促期间天猫旗舰店已卖出的宝贝订单报表第三次导出最终版.csv'
const NAME = '去年双十一买过今年还没来过的老朋友们呀'
const NOTE = '给门店同事：先看他们上次买了什么，再写一句真心话，不要群发同样的句子。'
  .repeat(3)
  .slice(0, 99)

const RULE: Rule = {
  all: [
    {
      any: [
        { field: 'orders', min: 2, within: 365 },
        { field: 'fen', min: 1000, max: 9_999_900 },
      ],
    },
    {
      not: {
        all: [
          { field: 'claimed', min: 3, within: 30 },
          { field: 'stamped', min: 5, within: 90 },
        ],
      },
    },
    { field: 'platform', of: ['taobao', 'douyin', 'pinduoduo', 'jd'] },
  ],
}

type Ask = <T>(route: string, input: unknown) => Promise<T>

const upload = async (url: string): Promise<string> => {
  const response = await fetch(`${url}/upload/orders/in-full.csv`, {
    method: 'PUT',
    headers: { 'x-localwechat-person': 'operator' },
    body: readFileSync(at('samples/orders/taobao.csv')),
  })
  return ((await response.json()) as { fileID: string }).fileID
}

const checkedOf = async (ask: Ask, fileId: string): Promise<string> => {
  let { import: one } = await ask<{ import: ImportView }>('orders.check', { fileId, name: FILE })
  while (one.state === 'checking')
    one = (await ask<{ import: ImportView }>('orders.push', { importId: one.id })).import
  return one.id
}

const found = async (ask: Ask, text: string): Promise<Someone[]> =>
  (await ask<{ people: Someone[] }>('persons.find', { text })).people

export const fillData = async ({ shuke }: TableForTest): Promise<DataWorld> => {
  const say = speakTo(shuke.url)
  const ask: Ask = (route, input) =>
    say('operator', 'operator', route, input, `full:${route}:${JSON.stringify(input)}`)
  const { imports } = await ask<{ imports: ImportView[] }>('orders.imports', {})
  const form = { name: NAME, note: NOTE, rule: RULE }
  const { segment } = await ask<{ segment: { id: string } }>('segments.save', form)
  const { audience } = await ask<{ audience: { id: string } }>('audiences.make', {
    name: NAME,
    segmentId: segment.id,
  })
  const automatic = { rule: RULE, stay: 365 }
  const { tag } = await ask<{ tag: { id: string } }>('tags.save', {
    form: { name: NAME.slice(0, 10), colour: 'red', note: NOTE, wecom: true, automatic },
  })
  await shuke.cloud.clock.advance(61_000)
  await shuke.cloud.fireTimer('jobs')
  const [buyer] = await found(ask, UNCLAIMED)
  const claimer = (await found(ask, CLAIMED)).find(({ memberId }) => memberId !== undefined)
  return {
    brought: imports[0]?.id ?? '',
    checked: await checkedOf(ask, await upload(shuke.url)),
    order: UNCLAIMED,
    person: buyer?.id ?? '',
    member: claimer?.memberId ?? '',
    segment: segment.id,
    audience: audience.id,
    tag: tag.id,
  }
}
