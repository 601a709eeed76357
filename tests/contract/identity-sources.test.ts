import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IdentityKey } from '#core/identity/keys'
import { join } from '../story'
import { dump } from './dump'
import { benchOn, ENTRY, type IdentityBench } from './identity-bench'
import { memberIdOf, phoneCode } from './own-data'
import { startWithWecom, type WecomBench } from './wecom/bench'

let wecom: WecomBench
let bench: IdentityBench

beforeAll(async () => {
  wecom = await startWithWecom({ extra: { identity: ENTRY } })
  bench = await benchOn(wecom.shuke)
})
afterAll(() => wecom.stop())

const keyOf = async (person: string): Promise<IdentityKey> =>
  `m.${await memberIdOf(bench.shuke, { operator: bench.operator } as never, person)}`

const linksOf = async (key: IdentityKey) =>
  (await bench.links())
    .filter(({ a, b }) => a === key || b === key)
    .map(({ b, rule }) => `${b[0]} ${rule}`)
    .sort()

const givePhone = async (person: string) => {
  const code = await phoneCode(bench.shuke, person)
  await bench.shuke.must(person, 'member', 'membership.setPhone', { code })
}

describe('the unionid', () => {
  it('makes a member and a friend on WeCom one, whoever of the two came first', async () => {
    const [early, late] = [wecom.friend(), wecom.friend()]
    await join(bench.shuke, early)
    await bench.jobs()
    for (const one of [early, late]) wecom.wecom.friendAdds(one, { userId: 'su' })
    await wecom.wecom.settled()
    await join(bench.shuke, late)
    await bench.jobs()
    for (const one of [early, late]) {
      const m = await keyOf(one)
      const people = await bench.people()
      expect(people[m]?.map((key) => key[0])).toEqual(['m', 'u', 'x'])
      expect((await bench.keysOf(m)).map((key) => key[0])).toEqual(['m', 'x'])
    }
  })
})

describe('the phone', () => {
  it('is the member’s as long as they say so', async () => {
    const person = await join(bench.shuke)
    const m = await keyOf(person)
    await givePhone(person)
    await bench.jobs()
    expect(await linksOf(m)).toEqual(['p sure-phone'])
    await bench.shuke.must(person, 'member', 'membership.removePhone', {})
    await bench.jobs()
    expect(await linksOf(m)).toEqual([])
    expect((await bench.people())[m]).toBeUndefined()
  })
})

describe('a membership that is closed', () => {
  it('is joined with nobody, and no link names it; who joins again begins anew', async () => {
    const person = wecom.friend()
    await join(bench.shuke, person)
    await givePhone(person)
    const m = await keyOf(person)
    await bench.note(['order', m, 'o.jd.closed', 1])
    await bench.jobs()
    expect(await linksOf(m)).toEqual(['o sure-order', 'p sure-phone', 'u sure-unionid'])
    await bench.shuke.must(person, 'member', 'membership.close', { sure: true })
    await bench.jobs()
    expect(await linksOf(m)).toEqual([])
    expect(await bench.personsOf(m, 'o.jd.closed')).toEqual([m, 'o.jd.closed'])
    expect(await dump(bench.shuke)).not.toContain(`"${m}","b":"`)
    await join(bench.shuke, person)
    await bench.jobs()
    expect(await linksOf(m)).toEqual(['u sure-unionid'])
  })
})
