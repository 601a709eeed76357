import { afterEach, describe, expect, test } from 'vitest'
import { LOST, refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open as openPage } from './clerk-phone.ts'
import { answers, guestHome } from './member-answers.ts'
import { expectLittle, firstSetDataBytes, largest } from './set-data.ts'
import { profile, shopDay, whole } from './shop-answers.ts'

/** A member's own data as built: given by choice, taken back at any time, taken along, ended. */

let phone: Opened
afterEach(() => phone?.close())

const open = async (change: Script = {}, page = 'member/profile'): Promise<Opened> => {
  phone = await openPage(page, { ...shopDay, ...change })
  return phone
}
const given = { 'membership.profile': { ...profile, profile: whole } }
const saved = () => phone.callsOf('membership.saveProfile').map(({ input }) => input)
const { phone: _phone, ...own } = whole

/** Taps what WeChat asks about first, and agrees: the tap's own work waits for that. */
const tapAndAgree = async (selector: string) => {
  ;(phone.find(selector) as HTMLElement).click()
  await expect.poll(() => phone.find('#agree-privacy')).not.toBeNull()
  await phone.tap('#agree-privacy')
}

describe('the profile', () => {
  test('asks for nothing, and says of each part what it is for', async () => {
    await open()
    const text = phone.text()
    expect(text).toContain('都可以不填')
    expect(text).toContain('只在您自己的会员卡上看得到')
    expect(text).toContain('只用来算生日当月的积分')
    expect(text).toContain('只存在您的资料里，店员和运营都看不到')
    expect(text).not.toContain('删掉')
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    expect(phone.calls.map(({ route }) => route)).not.toContain('membership.saveProfile')
  })

  test('a nickname is read from the form, and all else stays', async () => {
    await open(given)
    await phone.input('#nickname', '夏夏')
    expect(saved()).toEqual([])
    await phone.tap('#name')
    expect(saved()).toEqual([{ ...own, nickname: '夏夏' }])
  })

  test.each([
    ['删掉称呼', { avatar: own.avatar, birthday: own.birthday }],
    ['删掉生日', { avatar: own.avatar, nickname: own.nickname }],
  ])('%s takes away just that', async (words, left) => {
    await open(given)
    await phone.tap(words)
    expect(saved()).toEqual([left])
  })

  test('a birthday needs no year, and a day that does not exist is refused in place', async () => {
    await open({
      'membership.profile': { ...profile, profile: { birthday: { kind: 'day', day: '02-29' } } },
    })
    expect(phone.text()).toContain('2月29日')
    const sent = await phone.sent(() => phone.tap('#birthday'))
    expectLittle(sent)
    await phone.tap('#save-birthday')
    expect(saved()).toEqual([{ birthday: { kind: 'day', day: '02-29' } }])
  })

  test('a child under 14 is told kindly, and nothing of it stays on the page', async () => {
    await open({ ...given, 'membership.saveProfile': refusal('membership.under-14') })
    await phone.tap('#birthday')
    await phone.tap('#save-birthday')
    expect(phone.text()).toContain('未满 14 周岁需要监护人同意，我们不保存这份资料')
    expect(phone.text()).not.toContain('138****5678')
    expect(phone.text()).not.toContain('1996年')
  })

  test('a picture goes to the member’s own folder in the cloud, and can be taken away', async () => {
    await open()
    await tapAndAgree('#avatar')
    await phone.tap('[data-testid=avatar-own]')
    expect(saved()).toEqual([
      { avatar: expect.stringMatching(/^cloud:\/\/e\.b\/avatars\/m1\/\w+\.\w+$/) },
    ])
    expect(phone.find('.avatar-in')).not.toBeNull()
    await phone.tap('删掉')
    expect(saved().at(-1)).toEqual({})
    expect(phone.find('.avatar-in')).toBeNull()
  })

  test('a phone number comes from WeChat’s button, masked, and goes with one tap', async () => {
    await open()
    await tapAndAgree('#phone')
    await phone.tap('[data-testid=phone-allow]')
    expect(phone.callsOf('membership.setPhone')[0]?.input).toEqual({ code: 'c0de' })
    expect(phone.text()).toContain('138****5678')
    await phone.tap('删掉')
    expect(phone.callsOf('membership.removePhone')).toHaveLength(1)
    expect(phone.text()).not.toContain('138****5678')
  })

  test('a no to WeChat’s question sends nothing and is no fault', async () => {
    await open()
    await tapAndAgree('#phone')
    await phone.tap('[data-testid=phone-refuse]')
    expect(phone.callsOf('membership.setPhone')).toEqual([])
    expect(phone.find('.notice')).toBeNull()
  })

  test('marketing is refused and allowed again with one tap, and says what that means', async () => {
    await open({
      'membership.setMarketing': ({ optOut }: { optOut: boolean }) => ({ optOut }),
    })
    await phone.tap('#marketing .choice-one:nth-child(2)')
    expect(phone.text()).toContain('会跳过您')
    await phone.tap('#marketing .choice-one:nth-child(1)')
    expect(phone.callsOf('membership.setMarketing').map(({ input }) => input)).toEqual([
      { optOut: true },
      { optOut: false },
    ])
    expect(phone.text()).not.toContain('会跳过您')
  })

  test('a lost answer keeps what is shown and says so', async () => {
    await open({ ...given, 'membership.saveProfile': () => LOST })
    await phone.tap('删掉称呼')
    await phone.until('没有连上服务')
    expect(phone.text()).toContain('1996年2月29日')
  })

  test('a guest is led to the membership', async () => {
    await open({
      'membership.profile': refusal('role.member-required'),
      'membership.home': guestHome,
    })
    await phone.tap('去入会')
    expect(phone.where()).toBe('pages/card')
  })
})

describe('own data', () => {
  test('is joined from its portions into one file, and handed over in a second tap', async () => {
    await open()
    const shared: { filePath: string; fileName: string }[] = []
    phone.phone.wx.shareFileMessage = async (file: { filePath: string; fileName: string }) => {
      shared.push(file)
    }
    await phone.tap('#csv')
    expect(phone.callsOf('membership.export').map(({ input }) => input)).toEqual([
      { format: 'csv' },
      { format: 'csv', after: 'p2' },
    ])
    expect(shared).toEqual([])
    await phone.tap('#give')
    expect(shared[0]?.fileName).toBe('会员数据.csv')
    const bytes = await phone.phone.context.files.read(shared[0]?.filePath ?? '')
    expect(new TextDecoder().decode(bytes)).toBe('first,second')
  })

  test('half a file is no file', async () => {
    await open({
      'membership.export': ({ after }: { after?: string }) =>
        after ? refusal('server.fault') : { name: 'a.csv', text: 'first', next: 'p2' },
    })
    await phone.tap('#csv')
    expect(phone.text()).toContain('服务出了点问题')
    expect(phone.find('#give')).toBeNull()
  })
})

describe('closing the membership', () => {
  test('says what is lost, wants the word typed, and then this is a guest everywhere', async () => {
    let home: object = answers['membership.home']
    await open({
      'membership.home': () => home,
      'membership.closing': { points: 235, coupons: 3, debt: 40 },
      'membership.close': () => {
        home = guestHome
        return { closed: true }
      },
    })
    await phone.tap('#close')
    expect(phone.text()).toContain('235 分，全部作废')
    expect(phone.text()).toContain('3 张，全部作废')
    expect(phone.text()).toContain('40 分')
    await phone.tap('#close-now')
    expect(phone.callsOf('membership.close')).toEqual([])
    await phone.input('#sure', '注销')
    await phone.tap('#close-now')
    expect(phone.callsOf('membership.close')[0]?.input).toEqual({ sure: true })
    expect(phone.where()).toBe('pages/card')
    await phone.until('同意并入会')
    phone.phone.setNetwork('offline')
    await phone.phone.context.nav.tapTab(1)
    await phone.waitQuiet()
    expect(phone.text()).not.toContain('2026 0001 8842')
    expect(phone.text()).not.toContain('暖冬茶礼券')
  })

  test('the points shop forgets what this member had', async () => {
    await open({}, 'member/shop')
    expect(phone.text()).toContain('235 分')
    await phone.phone.context.nav.open('navigateTo', '/member/profile/index')
    await phone.waitQuiet()
    await phone.tap('#close')
    await phone.input('#sure', '注销')
    await phone.tap('#close-now')
    phone.phone.setNetwork('offline')
    await phone.phone.context.nav.open('navigateTo', '/member/shop/index')
    await phone.waitQuiet()
    expect(phone.where()).toBe('member/shop')
    expect(phone.text()).not.toContain('235 分')
  })

  test('a lost answer leaves the page, and the same step is sent again', async () => {
    let turns = 0
    await open({ 'membership.close': () => (++turns <= 2 ? LOST : { closed: true }) })
    await phone.tap('#close')
    await phone.input('#sure', '注销')
    await phone.tap('#close-now')
    await phone.until('没有连上服务')
    await phone.tap('#close-now')
    const ids = phone.callsOf('membership.close').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
    expect(phone.where()).toBe('pages/card')
  })
})

describe('the me page', () => {
  test('has ways to what the programme gives', async () => {
    await open({}, 'pages/me')
    expect(phone.text()).toContain('243 分')
    expect(phone.text()).toContain('今天还没签')
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    await phone.tap('#shop')
    expect(phone.where()).toBe('member/shop')
  })

  test('offers nothing that the brand does not have', async () => {
    await open({ 'membership.home': answers['membership.home'] }, 'pages/me')
    expect(phone.text()).not.toContain('积分商城')
    expect(phone.text()).not.toContain('签到')
    await phone.tap('#profile')
    expect(phone.where()).toBe('member/profile')
  })

  test('shows the name and picture that the member gave', async () => {
    const { nickname, avatar } = whole
    const home = answers['membership.home']
    await open(
      { 'membership.home': { ...home, member: { ...home.member, nickname, avatar } } },
      'pages/me',
    )
    expect(phone.text()).toContain('小夏')
    expect(phone.find('.who-face')).not.toBeNull()
  })
})
