import { describe, expect, test } from 'vitest'
import { LOST } from './clerk-cloud.ts'
import { open } from './clerk-phone.ts'
import { segmentDay } from './segment-answers.ts'
import { firstSetDataBytes, largest } from './set-data.ts'

/** Words of the page without the breaks between its boxes. */
const flat = (phone: { text(): string }): string => phone.text().replaceAll('\n', '')

/** Saved lists as built: how they come to be, whom they hold, where they go. */

describe('the lists', () => {
  test('say their state and how many can be reached; a lost answer keeps them', async () => {
    let answer: unknown = segmentDay['audiences.list']
    const phone = await open('data/audiences', { ...segmentDay, 'audiences.list': () => answer })
    expect(phone.text()).toContain('正在生成，已看 42%，先找到 130 位')
    expect(phone.text()).toContain('318 位，可以触达 231 位')
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    await phone.tap('双十二回访')
    expect(phone.where()).toBe('data/audience?id=a1')
    answer = LOST
    await phone.phone.context.nav.back(1)
    await phone.until('下面是')
    expect(phone.text()).toContain('双十二回访')
  })
})

describe('one list', () => {
  test('says who fell away and why, marks them, and is exported part by part', async () => {
    const phone = await open('data/audience?id=a1', segmentDay)
    await expect.poll(() => phone.text()).toContain('会员 尾号 1019')
    expect(phone.text()).toContain('不能触达：78 位还不是会员，9 位不接收营销消息')
    expect(flat(phone)).toContain('会员 尾号 1001不接收营销消息，会跳过')
    expect(flat(phone)).toContain('顾客 A2还不是会员，不能触达')
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    await phone.tap('再往前看')
    expect(phone.callsOf('audiences.show').at(-1)?.input).toEqual({ audienceId: 'a1', after: 1 })
    await expect.poll(() => phone.text()).toContain('会员 尾号 1022')
    const names: string[] = []
    phone.phone.wx.shareFileMessage = async ({ fileName }: { fileName: string }) => {
      names.push(fileName)
    }
    await phone.tap('导出 CSV')
    await phone.tap('导出下一份 CSV')
    expect(phone.callsOf('audiences.csv').map(({ input }) => input)).toEqual([
      { audienceId: 'a1' },
      { audienceId: 'a1', after: 1 },
    ])
    expect(names).toEqual(['名单 双十二回访 1.csv', '名单 双十二回访 2.csv'])
    expect(phone.text()).toContain('名字只有尾号，没有手机号')
  })

  test('while it is made it shows how far it is, and offers nothing to do with it', async () => {
    const phone = await open('data/audience?id=a9', segmentDay)
    expect(phone.text()).toContain('已看 42%')
    expect(phone.text()).not.toContain('给这些人发券')
    expect(phone.text()).not.toContain('导出 CSV')
  })

  test('goes to the coupons with its name', async () => {
    const phone = await open('data/audience?id=a1', segmentDay)
    await phone.tap('给这些人发券')
    await phone.until('只发给名单「双十二回访」里的会员')
    expect(phone.where()).toContain('operator/grant?audience=a1')
    await phone.tap('wx-picker')
    await phone.tap('[data-testid=picker-ok]')
    await phone.input('#grant-why', '回访')
    await phone.tap('看看有多少人')
    expect(phone.callsOf('grants.preview')[0]?.input).toMatchObject({ audienceId: 'a1' })
  })
})

describe('two lists', () => {
  const choose = async (phone: Awaited<ReturnType<typeof open>>, place: number, name: string) => {
    await phone.tap(phone.findAll('wx-picker')[place] as HTMLElement)
    await phone.tap(`[data-testid="option-${name}"]`)
    await phone.tap('[data-testid=picker-ok]')
  }

  test('are compared part by part until all is counted', async () => {
    const phone = await open('data/compare?one=a1', segmentDay)
    await choose(phone, 1, '双十二回访')
    expect(phone.text()).toContain('这是同一份名单')
    expect(phone.callsOf('audiences.compare')).toEqual([])
    await choose(phone, 1, '十一月回访')
    expect(phone.callsOf('audiences.compare').map(({ input }) => input)).toEqual([
      { one: 'a1', other: 'a2' },
      { one: 'a1', other: 'a2', after: 'm.p9' },
    ])
    expect(flat(phone)).toContain('两份都有200 位')
    expect(flat(phone)).toContain('只在「双十二回访」118 位')
    expect(flat(phone)).toContain('只在「十一月回访」32 位')
  })
})
