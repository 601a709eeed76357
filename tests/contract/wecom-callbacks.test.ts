import { afterAll, describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '#core/kernel/time'
import { join } from '../story'
import { fireJobs } from './jobs-bench'
import {
  APPID,
  contactsIn,
  eventsIn,
  onlyContact,
  startWithWecom,
  type WecomBench,
} from './wecom/bench'

const benches: WecomBench[] = []

const fresh = async (wish?: Parameters<typeof startWithWecom>[0]): Promise<WecomBench> => {
  const bench = await startWithWecom(wish)
  benches.push(bench)
  return bench
}

afterAll(async () => {
  for (const bench of benches) await bench.stop()
})

const callsOf = ({ wecom }: WecomBench, path: string): number =>
  wecom.calls().filter((call) => call.path === path).length

describe('a friend adds the staff', () => {
  it('is welcomed within twenty seconds with the card of the mini-program, once', async () => {
    const bench = await fresh()
    const { wecom, friend } = bench
    wecom.friendAdds(friend(), { userId: 'su' })
    await wecom.settled()
    const [welcome, ...more] = wecom.welcomes()
    expect(more).toEqual([])
    expect(welcome?.after).toBeLessThan(20_000)
    expect(welcome?.attachments[0]).toMatchObject({
      msgtype: 'miniprogram',
      miniprogram: { appid: APPID, page: 'pages/card/index.html' },
    })
    expect(wecom.deliveries()[0]?.answers).toEqual([200])
  })

  it('is welcomed without the card when its cover can not be had in time', async () => {
    const { wecom, friend } = await fresh()
    wecom.fail({ path: 'media/upload', errcode: 45009 })
    wecom.friendAdds(friend(), { userId: 'su' })
    await wecom.settled()
    expect(wecom.welcomes()).toMatchObject([{ attachments: [] }])
  })

  it('is welcomed after another app has had its turn (41096)', async () => {
    const bench = await fresh()
    bench.wecom.fail({ path: 'externalcontact/send_welcome_msg', errcode: 41096, times: 2 })
    bench.wecom.friendAdds(bench.friend(), { userId: 'su' })
    await bench.wecom.settled()
    expect(bench.wecom.welcomes()).toHaveLength(1)
    expect(callsOf(bench, 'externalcontact/send_welcome_msg')).toBe(3)
  })

  it.each([
    [41051, 'sent'],
    [41050, 'expired'],
  ])('is not welcomed again after %i', async (errcode, outcome) => {
    const bench = await fresh()
    bench.wecom.fail({ path: 'externalcontact/send_welcome_msg', errcode })
    bench.wecom.friendAdds(bench.friend(), { userId: 'su' })
    await bench.wecom.settled()
    expect(callsOf(bench, 'externalcontact/send_welcome_msg')).toBe(1)
    expect(await eventsIn(bench.shuke)).toMatchObject([{ status: 'done', welcome: outcome }])
  })

  it('half first and then whole is one friend with one welcome', async () => {
    const { shuke, wecom, friend } = await fresh()
    wecom.friendAdds(friend(), { userId: 'su', half: true })
    await wecom.settled()
    expect((await onlyContact(shuke)).follows).toHaveLength(1)
    expect(wecom.welcomes()).toHaveLength(1)
  })

  it('counts once, however often it is delivered', async () => {
    const { shuke, wecom, friend } = await fresh()
    wecom.setFaults({ doubled: 1, delayMs: 30 })
    wecom.friendAdds(friend(), { userId: 'su' })
    await wecom.settled()
    expect(wecom.deliveries().map(({ answers }) => answers)).toEqual([[200], [200]])
    expect(await eventsIn(shuke)).toHaveLength(1)
    expect((await onlyContact(shuke)).follows).toHaveLength(1)
    expect(wecom.welcomes()).toHaveLength(1)
  })

  it('is answered in time when WeCom itself hangs, and known by the next firing', async () => {
    const { shuke, wecom, friend } = await fresh()
    wecom.fail({ path: 'gettoken', ms: 6000 })
    const ning = friend()
    wecom.friendAdds(ning, { userId: 'su' })
    await wecom.settled()
    // Five seconds without an answer would stand here as 0, and a second try.
    expect(wecom.deliveries()[0]?.answers).toEqual([200])
    await fireJobs(shuke)
    expect(await onlyContact(shuke)).toMatchObject({ unionid: 'o6_unionid_1' })
    expect(wecom.welcomes()).toEqual([])
  })

  it('is delivered again when it could not be kept', async () => {
    const { shuke, wecom, friend } = await fresh()
    shuke.cloud.chaos.set({
      seed: 1,
      rules: [{ on: 'operation', fn: 'wecom', fault: 'overload', at: [1] }],
    })
    wecom.friendAdds(friend(), { userId: 'su' })
    await wecom.settled()
    shuke.cloud.chaos.clear()
    expect(wecom.deliveries()[0]?.answers).toEqual([500, 200])
    expect(wecom.welcomes()).toHaveLength(1)
  })

  it('whose call was killed is finished by the jobs', async () => {
    const { shuke, wecom, friend } = await fresh()
    const kill = {
      on: 'operation',
      fn: 'wecom',
      fault: 'kill',
      at: [1],
      collection: 'wecomContacts',
    }
    shuke.cloud.chaos.set({ seed: 1, rules: [kill as never] })
    wecom.friendAdds(friend(), { userId: 'su' })
    await wecom.settled()
    shuke.cloud.chaos.clear()
    await fireJobs(shuke)
    expect(await eventsIn(shuke)).toMatchObject([{ status: 'done' }])
    expect((await onlyContact(shuke)).told).toHaveLength(1)
  })
})

describe('friends and members', () => {
  it('who joined before are linked by the callback', async () => {
    const { shuke, wecom, friend } = await fresh()
    const ning = friend()
    await join(shuke, ning)
    wecom.friendAdds(ning, { userId: 'su' })
    await wecom.settled()
    const contact = await onlyContact(shuke)
    expect(contact.memberId).toMatch(/^m/)
    expect(contact.told[0]).toMatch(new RegExp(`^${contact.memberId}.su.added`))
  })

  it('who are friends first are linked, and told of again, after they join', async () => {
    const { shuke, wecom, friend } = await fresh()
    const ning = friend()
    wecom.friendAdds(ning, { userId: 'su' })
    await wecom.settled()
    expect((await onlyContact(shuke)).memberId).toBe('')
    await join(shuke, ning)
    await fireJobs(shuke)
    const contact = await onlyContact(shuke)
    expect(contact.memberId).toMatch(/^m/)
    expect(contact.told).toHaveLength(1)
    expect(contact.told[0]).toContain(contact.memberId)
  })

  it('who joined before the mini-program was bound are linked after their next call', async () => {
    const { shuke, wecom, friend } = await fresh()
    const ning = friend()
    await join(shuke, ning)
    const { store } = shuke.cloud
    await store.run({
      action: 'database.modifyDocument',
      collectionName: 'members',
      query: '{}',
      queryType: 'WHERE',
      data: '{"$unset":{"unionid":1,"unionidAt":1}}',
      multi: true,
      upsert: false,
      merge: true,
    })
    wecom.friendAdds(ning, { userId: 'su' })
    await wecom.settled()
    expect((await onlyContact(shuke)).memberId).toBe('')
    await shuke.must(ning, 'member', 'membership.code', {})
    await fireJobs(shuke)
    expect((await onlyContact(shuke)).memberId).toMatch(/^m/)
  })

  it('who close their account are not to be found by their friend any more', async () => {
    const { shuke, wecom, friend } = await fresh()
    const ning = friend()
    await join(shuke, ning)
    wecom.friendAdds(ning, { userId: 'su' })
    await wecom.settled()
    await shuke.must(ning, 'member', 'membership.close', { sure: true })
    expect((await onlyContact(shuke)).memberId).toBe('')
    await fireJobs(shuke)
    expect((await onlyContact(shuke)).memberId).toBe('')
    await join(shuke, ning)
    await fireJobs(shuke)
    expect((await onlyContact(shuke)).memberId).toMatch(/^m/)
  })

  it('tell who deleted whom', async () => {
    const { shuke, wecom, friend } = await fresh()
    const people = [friend(), friend(), friend()]
    for (const person of people) wecom.friendAdds(person, { userId: 'su' })
    await wecom.settled()
    await shuke.cloud.clock.advance(MINUTE)
    wecom.friendDeletes(people[0] ?? '', 'su')
    wecom.staffDeletes('su', people[1] ?? '')
    wecom.staffDeletes('su', people[2] ?? '', true)
    await wecom.settled()
    const by = new Map((await contactsIn(shuke)).map(({ _id, follows }) => [_id, follows[0]?.by]))
    expect(people.map((person) => by.get(wecom.externalIdOf(person)))).toEqual([
      'friend',
      'staff',
      'transfer',
    ])
  })

  it('who come back have a follow of its own, with the stale state that WeCom sends', async () => {
    const { shuke, wecom, friend, probe } = await fresh()
    const ning = friend()
    const way = await probe('add', { state: 'c1', remark: '一', userIds: ['su'] })
    wecom.friendAdds(ning, { configId: String(way.value?.configId) })
    await wecom.settled()
    await shuke.cloud.clock.advance(MINUTE)
    wecom.friendDeletes(ning, 'su')
    await wecom.settled()
    const other = await probe('add', { state: 'c2', remark: '二', userIds: ['su'] })
    await shuke.cloud.clock.advance(MINUTE)
    wecom.friendAdds(ning, { configId: String(other.value?.configId) })
    await wecom.settled()
    const { follows } = await onlyContact(shuke)
    expect(follows.map(({ state }) => state)).toEqual(['c1', 'c1'])
    expect(follows[1]?.removedAt).toBeUndefined()
  })
})

describe('what callbacks never told', () => {
  const tomorrow = async ({ shuke }: WecomBench) => {
    await shuke.cloud.clock.advance(DAY)
    await fireJobs(shuke)
  }

  it('an addition is found by the daily comparison, with its state', async () => {
    const bench = await fresh({ followersPerPage: 1 })
    const { shuke, wecom, friend, probe } = bench
    const way = await probe('way', { state: 'c1', remark: '一' })
    const ning = friend()
    await join(shuke, ning)
    wecom.setFaults({ lost: 1 })
    wecom.friendAdds(ning, { userId: 'li' })
    wecom.friendAdds(ning, { configId: String(way.value?.configId) })
    await wecom.settled()
    expect(await contactsIn(shuke)).toEqual([])
    await tomorrow(bench)
    const contact = await onlyContact(shuke)
    expect(contact.follows.map(({ userId, state }) => [userId, state]).sort()).toEqual([
      ['li', undefined],
      ['su', 'c1'],
    ])
    expect(contact.memberId).toMatch(/^m/)
    expect(contact.told).toHaveLength(2)
  })

  it('a deletion by the staff is found as well', async () => {
    const bench = await fresh()
    const { shuke, wecom, friend } = bench
    const ning = friend()
    wecom.friendAdds(ning, { userId: 'su' })
    await wecom.settled()
    wecom.setFaults({ lost: 1 })
    wecom.staffDeletes('su', ning)
    await tomorrow(bench)
    expect((await onlyContact(shuke)).follows).toMatchObject([{ userId: 'su', by: 'staff' }])
    expect((await onlyContact(shuke)).told).toHaveLength(2)
  })

  it('a friend who deleted the staff, and still stands in its list, does not come back', async () => {
    const bench = await fresh()
    const { shuke, wecom, friend } = bench
    const ning = friend()
    wecom.friendAdds(ning, { userId: 'su' })
    await wecom.settled()
    await shuke.cloud.clock.advance(MINUTE)
    wecom.friendDeletes(ning, 'su')
    await wecom.settled()
    await tomorrow(bench)
    expect((await onlyContact(shuke)).follows).toMatchObject([{ userId: 'su', by: 'friend' }])
  })

  it.each(['1', '2', '3'])(
    'losses, doubles, delays and overtaking of seed %s end in what is true',
    async (seed) => {
      const bench = await fresh()
      const { shuke, wecom, friend } = bench
      wecom.setFaults({ seed, lost: 0.3, doubled: 0.3, delayMs: 200 })
      const people = Array.from({ length: 12 }, () => friend())
      for (const person of people) wecom.friendAdds(person, { userId: 'su' })
      await wecom.settled()
      await shuke.cloud.clock.advance(MINUTE)
      for (const person of people.slice(0, 6)) wecom.staffDeletes('su', person)
      await wecom.settled()
      await tomorrow(bench)
      const open = (await contactsIn(shuke))
        .filter(({ follows }) => follows.some(({ removedAt }) => removedAt === undefined))
        .map(({ _id }) => _id)
      expect(open.sort()).toEqual(people.slice(6).map(wecom.externalIdOf).sort())
    },
  )
})
