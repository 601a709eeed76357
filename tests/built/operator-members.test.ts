import { describe, expect, test } from 'vitest'
import { LOST, refusal } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { operatorDay, people } from './operator-answers.ts'
import { card, liability, waiting } from './program-answers.ts'

const marked = (phone: Opened) =>
  phone
    .findAll('.field-said .field-hint:not(.field-rule), .field-bad:not(.field-said) .field-rule')
    .map(({ textContent }) => textContent)
const sentTo = (phone: Opened, route: string) => phone.callsOf(route).map(({ input }) => input)
const member = 'operator/member?id=m1'

describe('the board', () => {
  test('says what waits for this operator and leads there; own proposals do not count', async () => {
    const phone = await open('operator/board', operatorDay)
    expect(phone.text()).toContain('有 1 笔积分调整等您确认')
    await phone.tap('去看看')
    expect(phone.where()).toBe('operator/members')
  })

  test('is shown whole when nobody can tell what waits', async () => {
    const phone = await open('operator/board', {
      ...operatorDay,
      'points.waiting': refusal('server.fault'),
    })
    expect(phone.text()).toContain('2,431 位')
    expect(phone.text()).not.toContain('等您确认')
  })
})

describe('finding a member', () => {
  test('by the whole card number, as it is read out', async () => {
    const phone = await open('operator/members', operatorDay)
    await phone.input('#member-number', ' 0086 2025 ')
    await phone.tap('找这位会员')
    expect(sentTo(phone, 'membership.find')).toEqual([{ number: '0086 2025' }])
    expect(phone.where()).toBe('operator/member?id=m1')
  })

  test('a number that nobody has is told at the number, which stays', async () => {
    const sentence = '没有找到这位会员，请核对卡号'
    const phone = await open('operator/members', {
      ...operatorDay,
      'membership.find': refusal('membership.not-found', sentence),
    })
    await phone.input('#member-number', '0000')
    await phone.tap('找这位会员')
    expect(marked(phone)).toEqual([sentence])
    await phone.input('#member-number', '00001')
    expect(marked(phone)).toEqual([])
  })

  test('nothing typed asks nothing', async () => {
    const phone = await open('operator/members', operatorDay)
    await phone.tap('找这位会员')
    expect(phone.callsOf('membership.find')).toEqual([])
  })
})

describe('changes that wait', () => {
  test.each([
    ['不同意', false],
    ['确认调整', true],
  ])('%s is sent once, after its effect was read', async (words, approve) => {
    const phone = await open('operator/members', operatorDay)
    await phone.tap('会员 尾号 2025')
    expect(phone.text()).toContain('马上按上面的数变动')
    expect(phone.callsOf('points.decide')).toEqual([])
    const button = phone.findAll('.side-a .btn')[approve ? 1 : 0] as HTMLElement
    expect(button.textContent).toBe(words)
    button.click()
    button.click()
    await phone.waitQuiet()
    expect(sentTo(phone, 'points.decide')).toEqual([{ adjustmentId: 'aj1', approve }])
  })

  test('an own proposal waits for somebody else; all that can be done is to withdraw it', async () => {
    const phone = await open('operator/members', {
      ...operatorDay,
      'points.decide': { state: 'withdrawn' },
    })
    expect(phone.text()).toContain('等另一位运营')
    await phone.tap('会员 尾号 8841')
    expect(phone.text()).toContain('这是您提出的调整，要由另一位运营确认')
    expect(phone.find('.either-b > .side-b')?.textContent).toContain('这是您提出的调整')
    await phone.tap('.side-b .btn')
    expect(sentTo(phone, 'points.decide')).toEqual([{ adjustmentId: 'aj2', approve: false }])
  })

  test('who is alone is told that nobody can approve', async () => {
    const phone = await open('operator/members', {
      ...operatorDay,
      'points.waiting': { adjustments: [waiting[1]] },
      'staff.list': { staff: [people[0]] },
    })
    expect(phone.text()).toContain('品牌现在只有您一位运营')
    await phone.tap('去邀请运营')
    expect(phone.where()).toBe('operator/staff')
  })

  test('two operators are not told so', async () => {
    const second = { ...people[0], id: 's9', name: '老陈' }
    const phone = await open('operator/members', {
      ...operatorDay,
      'staff.list': { staff: [people[0], second] },
    })
    expect(phone.text()).not.toContain('只有您一位运营')
  })

  test('a refusal stays in the sheet with its sentence', async () => {
    const sentence = '这笔调整已经处理过了'
    const phone = await open('operator/members', {
      ...operatorDay,
      'points.decide': refusal('points.not-waiting', sentence),
    })
    await phone.tap('会员 尾号 2025')
    await phone.tap('.side-a .btn:last-child')
    expect(phone.text()).toContain(sentence)
  })
})

describe('one member', () => {
  test('what they have, and each entry says why', async () => {
    const phone = await open(member, operatorDay)
    for (const words of ['会员 尾号 2025', '熟客', '860，离「老友」还差 1140', '待补', '30 分']) {
      expect(phone.text()).toContain(words)
    }
    expect(phone.text()).toContain('2025年10月18日')
    await phone.tap('消费 · 南山路店')
    expect(sentTo(phone, 'points.entryOf')).toEqual([{ memberId: 'm1', entryId: 'row1.0' }])
    for (const words of ['每 1 元得 1 分 × 熟客 1.2 倍', '店员 · 南山路店', '消费 ¥42', '到期']) {
      expect(phone.text()).toContain(words)
    }
  })

  test('the ledger goes further back', async () => {
    const phone = await open(member, operatorDay)
    await phone.tap('再往前看')
    expect(sentTo(phone, 'points.entriesOf')[1]).toEqual({ memberId: 'm1', after: '1~row360' })
    expect(phone.findAll('[class$="--row"]')).toHaveLength(4)
  })

  test('a change shows its effect before and the new balance after', async () => {
    const phone = await open(member, operatorDay)
    await phone.tap('调整积分')
    await phone.input('#adjust-points', '50')
    expect(phone.text()).toContain('余额 120 → 170 分')
    await phone.tap('扣分')
    expect(phone.text()).toContain('余额 120 → 70 分')
    await phone.input('#adjust-why', ' 活动漏记 ')
    await phone.tap('确认调整')
    expect(sentTo(phone, 'points.adjust')).toEqual([
      { memberId: 'm1', points: -50, why: '活动漏记' },
    ])
    expect(phone.find('.figure-now')?.textContent?.trim()).toBe('70')
    expect(phone.callsOf('points.entriesOf')).toHaveLength(2)
  })

  test('above the limit it says before and after that a second person decides', async () => {
    const phone = await open(member, operatorDay)
    await phone.tap('调整积分')
    await phone.input('#adjust-points', '1000')
    expect(phone.byText('确认调整')).not.toBeNull()
    await phone.input('#adjust-points', '1001')
    await phone.input('#adjust-why', '活动漏记')
    await phone.tap('提交，等待确认')
    expect(sentTo(phone, 'points.adjust')[0]).toMatchObject({ points: 1001 })
    expect(phone.find('.figure-now')?.textContent?.trim()).toBe('120')
  })

  test('what was changed by hand today counts for the limit, and the sentence says so', async () => {
    const phone = await open(member, {
      ...operatorDay,
      'membership.member': { member: { ...card, byHandToday: 960 } },
    })
    await phone.tap('调整积分')
    await phone.input('#adjust-points', '40')
    expect(phone.byText('确认调整')).not.toBeNull()
    await phone.input('#adjust-points', '41')
    expect(phone.text()).toContain('一天手工调整超过 1000 分（今天已经调整过 960 分）')
    expect(phone.byText('提交，等待确认')).not.toBeNull()
  })

  test('after one change the next one counts it', async () => {
    const phone = await open(member, operatorDay)
    const change = async (points: string) => {
      await phone.tap('调整积分')
      await phone.input('#adjust-points', points)
      await phone.input('#adjust-why', '活动漏记')
    }
    await change('1000')
    await phone.tap('确认调整')
    await change('1')
    expect(phone.byText('提交，等待确认')).not.toBeNull()
  })

  test('a number and a reason are asked for', async () => {
    const phone = await open(member, operatorDay)
    await phone.tap('调整积分')
    await phone.input('#adjust-points', '0')
    await phone.tap('确认调整')
    expect(marked(phone)).toEqual(['请填积分数，例如 50', '请写上原因，会员也看得到'])
    expect(phone.callsOf('points.adjust')).toEqual([])
  })

  test('a lost answer keeps the form, and the retry is the same request', async () => {
    let turns = 0
    const answer = operatorDay['points.adjust'] as (input: unknown) => unknown
    const phone = await open(member, {
      ...operatorDay,
      'points.adjust': (input: unknown) => (++turns <= 2 ? LOST : answer(input)),
    })
    await phone.tap('调整积分')
    await phone.input('#adjust-points', '50')
    await phone.input('#adjust-why', '活动漏记')
    await phone.tap('确认调整')
    await phone.until('请稍后再试')
    await phone.tap('确认调整')
    const ids = phone.callsOf('points.adjust').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
  })

  test.each([
    [{ own: true }, '积分要由另一位运营来调整'],
    [{ closed: true }, '这位会员已经注销'],
  ])('%o: no points by hand', async (change, words) => {
    const phone = await open(member, {
      ...operatorDay,
      'membership.member': { member: { ...card, ...change } },
    })
    expect(phone.text()).toContain(words)
    expect(phone.byText('调整积分')).toBeNull()
  })
})

describe('what the brand owes', () => {
  test('in words, in money, and by the month in which it ends', async () => {
    const phone = await open('operator/liability', operatorDay)
    for (const words of [
      '504',
      '少收 504.50 元',
      '2026年12月底到期',
      '12400 分 · ¥124',
      '320 分',
    ]) {
      expect(phone.text()).toContain(words)
    }
  })

  test('points that pay nothing at the till are not called money', async () => {
    const months = liability.months.map((one) => ({ ...one, fen: 0 }))
    const phone = await open('operator/liability', {
      ...operatorDay,
      'points.liability': { ...liability, months, fen: 0, pointsPerYuan: 0 },
    })
    expect(phone.text()).toContain('现在积分不能抵现')
    expect(phone.text()).not.toContain('¥')
  })

  test('nothing owed is said', async () => {
    const phone = await open('operator/liability', {
      ...operatorDay,
      'points.liability': { ...liability, months: [], points: 0, fen: 0, debt: 0 },
    })
    expect(phone.text()).toContain('店里什么也不欠')
  })
})

describe('a month as CSV', () => {
  const shared = (phone: Opened, work = async () => undefined as unknown) => {
    const names: string[] = []
    phone.phone.wx.shareFileMessage = async (options: { fileName: string }) => {
      await work()
      names.push(options.fileName)
    }
    return names
  }

  test('comes part by part, each under its own name', async () => {
    const phone = await open('operator/liability', operatorDay)
    const names = shared(phone)
    await phone.tap('导出这个月的 CSV')
    await phone.until('第 1 份已经给您，还有下一份')
    await phone.tap('导出下一份')
    await expect.poll(() => names.length).toBe(2)
    expect(names).toEqual(['积分流水 2026年11月 第1份.csv', '积分流水 2026年11月 第2份.csv'])
    expect(sentTo(phone, 'points.csv')).toEqual([
      { month: '2026-11' },
      { month: '2026-11', after: '1~abc' },
    ])
  })

  test('a part that did not reach the person is fetched again', async () => {
    const phone = await open('operator/liability', operatorDay)
    shared(phone, () => Promise.reject({ errMsg: 'shareFileMessage:fail cancel' }))
    await phone.tap('导出这个月的 CSV')
    expect(phone.text()).not.toContain('已经给您')
    expect(phone.byText('导出下一份')).toBeNull()
    await phone.tap('导出这个月的 CSV')
    expect(sentTo(phone, 'points.csv')).toEqual([{ month: '2026-11' }, { month: '2026-11' }])
  })

  test('turning to another month while a file is on its way begins that month anew', async () => {
    const phone = await open('operator/liability', operatorDay)
    let go: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      go = resolve
    })
    const names = shared(phone, () => gate)
    await phone.tap('导出这个月的 CSV')
    await phone.tap('.range-step:first-child')
    go()
    await expect.poll(() => names.length).toBe(1)
    await phone.tap('导出这个月的 CSV')
    expect(sentTo(phone, 'points.csv')).toEqual([{ month: '2026-11' }, { month: '2026-10' }])
  })

  test('goes back by month over the year, never into the future', async () => {
    const phone = await open('operator/audit', operatorDay)
    shared(phone)
    await phone.tap('导出 CSV')
    await phone.tap('.range-step:last-child')
    expect(phone.text()).toContain('2026年11月')
    for (let month = 0; month < 11; month += 1) await phone.tap('.range-step:first-child')
    expect(phone.text()).toContain('2025年12月')
    await phone.tap('导出这个月的 CSV')
    expect(sentTo(phone, 'audit.csv')).toEqual([{ month: '2025-12' }])
  })

  test('an empty month makes no file', async () => {
    const phone = await open('operator/liability', {
      ...operatorDay,
      'points.csv': { fileId: 'cloud://local.bucket/csv/0.csv', rows: 0 },
    })
    const names = shared(phone)
    await phone.tap('导出这个月的 CSV')
    expect(phone.text()).toContain('这个月还没有记录')
    expect(names).toEqual([])
  })
})
