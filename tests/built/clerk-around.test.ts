import { describe, expect, test } from 'vitest'
import { CODE, clerkDay, south } from './clerk-answers.ts'
import { refusal } from './clerk-cloud.ts'
import { type Opened, open, scans } from './clerk-phone.ts'
import { operatorDay } from './operator-answers.ts'
import { expectLittle, firstSetDataBytes, largest } from './set-data.ts'

/** What is around a clerk’s work, as built: sound, invitations, budgets. */

describe('sound and touch', () => {
  const listen = (phone: Opened) => {
    const heard: string[] = []
    const player = (src = '') => ({
      set src(path: string) {
        src = path
      },
      onError: () => undefined,
      stop: () => undefined,
      play: () => heard.push(src),
    })
    const wx = phone.phone.wx as unknown as Record<string, unknown>
    wx.createInnerAudioContext = () => player()
    wx.vibrateShort = () => heard.push('short')
    wx.vibrateLong = () => heard.push('long')
    return heard
  }

  test('a yes and a no are told apart without a look', async () => {
    const good = await open(`clerk/quote?code=${CODE}`, clerkDay)
    const yes = listen(good)
    await good.tap('确认核销')
    expect(yes).toEqual(['short', '/clerk/sounds/good.wav'])
    const bad = await open('clerk/home', {
      ...clerkDay,
      'redemption.quote': refusal('redemption.code-expired'),
    })
    const no = listen(bad)
    scans(bad, CODE)
    await bad.tap('扫一扫核销')
    expect(no).toEqual(['long', '/clerk/sounds/bad.wav'])
  })

  test('silence is one tap, and the phone keeps it', async () => {
    const phone = await open('clerk/home', clerkDay)
    const heard = listen(phone)
    await phone.until('提示音')
    expectLittle(await phone.sent(() => phone.tap('#sound')))
    scans(phone, CODE)
    await phone.tap('扫一扫核销')
    await phone.tap('确认核销')
    expect(heard).toEqual(['short'])
    const { getStorageSync } = phone.phone.wx as unknown as { getStorageSync(key: string): string }
    expect(getStorageSync('clerk:sound')).toBe('off')
  })

  test('a phone that has no player redeems all the same', async () => {
    const phone = await open(`clerk/quote?code=${CODE}`, clerkDay)
    const wx = phone.phone.wx as unknown as Record<string, unknown>
    wx.createInnerAudioContext = () => {
      throw new Error('not supported')
    }
    await phone.tap('确认核销')
    expect(phone.text()).toContain('已核销')
  })
})

describe('invitation', () => {
  test('says where and what, takes a name, and opens the till', async () => {
    const phone = await open('clerk/join?token=TOKEN', clerkDay)
    expect(phone.text()).toContain(south.name)
    expect(phone.text()).toContain('店员')
    expect(phone.text()).toContain('扫码核销和收款')
    await phone.tap('先填上名字')
    expect(phone.callsOf('staff.accept')).toHaveLength(0)
    await phone.input('.field-in', '小周')
    await phone.tap('接受邀请')
    expect(phone.callsOf('staff.accept')[0]?.input).toEqual({ token: 'TOKEN', name: '小周' })
    expect(phone.where()).toBe('clerk/home')
  })

  test('one to run the brand names no store, and opens the desk', async () => {
    const offer = { role: 'operator' }
    const phone = await open('clerk/join?token=TOKEN', {
      ...operatorDay,
      'staff.lookInvitation': offer,
      'staff.accept': offer,
    })
    for (const words of ['运营', '整个品牌，所有门店', '每一步都会记下来'])
      expect(phone.text()).toContain(words)
    await phone.input('.field-in', '老陈')
    await phone.tap('接受邀请')
    expect(phone.where()).toBe('operator/board')
  })

  test('a scanned mini-program code carries the token as scene', async () => {
    const phone = await open('clerk/join?scene=TO%252DKEN', clerkDay)
    expect(phone.callsOf('staff.lookInvitation')[0]?.input).toEqual({ token: 'TO-KEN' })
  })

  test('a used invitation says who can help', async () => {
    const phone = await open('clerk/join?token=TOKEN', {
      'staff.lookInvitation': refusal('staff.invitation-used'),
    })
    expect(phone.text()).toContain('请让运营重新发一份')
  })

  test('a refusal keeps the name that was typed', async () => {
    const phone = await open('clerk/join?token=TOKEN', {
      ...clerkDay,
      'staff.accept': refusal('staff.invitation-expired'),
    })
    await phone.input('.field-in', '小周')
    await phone.tap('接受邀请')
    expect(phone.text()).toContain('这份邀请过期了')
    expect(phone.find('.field-in')?.querySelector('input')?.value).toBe('小周')
  })
})

describe('setData budgets', () => {
  test.each([
    'clerk/home',
    `clerk/quote?code=${CODE}`,
    'clerk/today',
    'clerk/join?token=T',
    'clerk/result',
    'clerk/settlement',
  ])('%s opens within 5 KB', async (page) => {
    const phone = await open(page, clerkDay)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  test('a typed digit sends little', async () => {
    const phone = await open('clerk/home', clerkDay)
    await phone.tap('输入券码数字')
    await phone.input('.digits-in', '123')
    const sent = await phone.sent(() => phone.input('.digits-in', '1234'))
    expectLittle(sent)
  })
})
