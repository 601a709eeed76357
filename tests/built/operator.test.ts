import { describe, expect, test } from 'vitest'
import { south, west } from './clerk-answers.ts'
import { LOST, refusal } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { operatorDay, people, template } from './operator-answers.ts'
import { expectLittle, firstSetDataBytes, largest } from './set-data.ts'

const typed = (phone: Opened, selector: string) =>
  phone.find(selector)?.querySelector<HTMLInputElement>('input, textarea')?.value
const marked = (phone: Opened) =>
  phone
    .findAll('.field-said .field-hint:not(.field-rule), .field-bad:not(.field-said) .field-rule')
    .map(({ textContent }) => textContent)

describe('first start', () => {
  test('the set-up code opens the desk, and goes out trimmed', async () => {
    const phone = await open('operator/setup', operatorDay)
    await phone.input('#setup-code', ' ABCD-1234 ')
    await phone.input('#setup-name', '苏掌柜')
    await phone.tap('.page-foot .btn')
    expect(phone.callsOf('staff.setUp')[0]?.input).toEqual({
      setupCode: 'ABCD-1234',
      name: '苏掌柜',
    })
    expect(phone.where()).toBe('operator/board')
  })

  test('a wrong code marks its field and keeps what was typed', async () => {
    const phone = await open('operator/setup', {
      ...operatorDay,
      'staff.setUp': refusal('staff.setup-wrong'),
    })
    await phone.input('#setup-code', 'WRONG')
    await phone.input('#setup-name', '苏掌柜')
    await phone.tap('.page-foot .btn')
    expect(marked(phone)).toEqual(['启动码不对，请核对启动或部署时打印的那一串'])
    expect(typed(phone, '#setup-name')).toBe('苏掌柜')
  })

  test('nothing is sent before both are typed', async () => {
    const phone = await open('operator/setup', operatorDay)
    await phone.tap('.page-foot .btn')
    expect(phone.callsOf('staff.setUp')).toHaveLength(0)
  })
})

describe('board', () => {
  test('leads to every list', async () => {
    const phone = await open('operator/board', operatorDay)
    await phone.tap('制卡、打印')
    expect(phone.where()).toBe('operator/batches')
  })

  test('a person who is no operator is led to the set-up code', async () => {
    const phone = await open('operator/board', {
      'board.show': refusal('role.operator-required'),
    })
    expect(phone.text()).toContain('这里只给品牌运营使用')
    await phone.tap('我有启动码')
    expect(phone.where()).toBe('operator/setup')
  })
})

describe('stores', () => {
  test('a new store is checked, saved once, and joins the list', async () => {
    const phone = await open('operator/stores', operatorDay)
    await phone.tap('加一家门店')
    await phone.tap('保存')
    expect(marked(phone)).toEqual(['请填门店名称', '请填门店地址'])
    await phone.input('#store-name', '湖滨店')
    await phone.input('#store-address', '湖滨路 1 号')
    const save = phone.byText('保存') as HTMLElement
    save.click()
    save.click()
    await phone.waitQuiet()
    expect(phone.callsOf('stores.save')).toHaveLength(1)
    expect(phone.text()).toContain('湖滨店')
  })

  test('a store is changed under its own id', async () => {
    const phone = await open('operator/stores', operatorDay)
    await phone.tap(south.name)
    expect(typed(phone, '#store-name')).toBe(south.name)
    await phone.input('#store-name', '南山新店')
    await phone.tap('保存')
    expect(phone.callsOf('stores.save')[0]?.input).toMatchObject({ storeId: south.id })
    expect(phone.text()).toContain('南山新店')
    expect(phone.text()).not.toContain(south.name)
  })
})

describe('staff', () => {
  test('an invitation has a picture, an end and a card to send', async () => {
    const phone = await open('operator/staff', operatorDay)
    await phone.tap('邀请员工')
    await phone.tap(phone.findAll('.choice-one')[1] as HTMLElement)
    expect(phone.text()).toContain('也可以收款，给本店收的款退货')
    await phone.tap('生成邀请')
    expect(phone.callsOf('staff.invite')[0]?.input).toEqual({ storeId: south.id, role: 'manager' })
    expect(phone.text()).toContain('只能用一次')
    expect(phone.find('.code-picture')).not.toBeNull()
    const page = phone.phone.context.topPage
    const card = page?.call('onShareAppMessage', { from: 'button', target: {} })
    expect(card).toMatchObject({ path: '/clerk/join/index?token=TOKEN' })
    expect(page?.call('onShareAppMessage', { from: 'menu' })).toMatchObject({
      path: '/pages/card/index',
    })
  })

  test('without a store the way leads there first', async () => {
    const phone = await open('operator/staff', { ...operatorDay, 'stores.list': { stores: [] } })
    await phone.tap('邀请员工')
    expect(phone.text()).toContain('还没有门店')
    await phone.tap('去加门店')
    expect(phone.where()).toBe('operator/stores')
  })

  test('an operator is invited without a store, even where there is none yet', async () => {
    const phone = await open('operator/staff', { ...operatorDay, 'stores.list': { stores: [] } })
    await phone.tap('邀请员工')
    await phone.tap(phone.findAll('.choice-one')[2] as HTMLElement)
    expect(phone.text()).toContain('权限和您一样')
    await phone.tap('生成邀请')
    expect(phone.callsOf('staff.invite')[0]?.input).toEqual({ role: 'operator' })
    expect(phone.text()).toContain('只能用一次')
    const card = phone.phone.context.topPage?.call('onShareAppMessage', { from: 'button' })
    expect(card).toMatchObject({ title: expect.stringContaining('做运营') })
  })

  test('the right of another operator can be taken, the own one not', async () => {
    const second = { ...people[0], id: 's9', name: '老陈', own: false }
    const phone = await open('operator/staff', {
      ...operatorDay,
      'staff.list': { staff: [people[0], second] },
      'staff.revoke': { staff: { ...second, operator: false } },
    })
    expect(phone.text()).toContain('您自己')
    expect(phone.findAll('.row-link')).toHaveLength(1)
    await phone.tap('撤销')
    expect(phone.text()).toContain('下一次运营操作就会被拒绝')
    await phone.tap('撤销老陈的运营权限')
    expect(phone.callsOf('staff.revoke')[0]?.input).toEqual({ staffId: 's9' })
    expect(phone.text()).toContain('已离岗')
  })

  test('taking a post away shows its effect first, then happens once', async () => {
    const phone = await open('operator/staff', operatorDay)
    await phone.tap('.row-link')
    expect(phone.text()).toContain('下一次操作就会被拒绝')
    expect(phone.callsOf('staff.revoke')).toHaveLength(0)
    await phone.tap('撤销小周在这家店的岗位')
    expect(phone.callsOf('staff.revoke')[0]?.input).toEqual({ staffId: 's2', storeId: south.id })
    expect(phone.text()).not.toContain(`${south.name} · 店员`)
    expect(phone.text()).toContain(`${west.name} · 店长`)
  })
})

const fillTemplate = async (phone: Opened) => {
  await phone.input('#draft-name', '满 60 减 12.5')
  await phone.input('#draft-off', '12.5')
  await phone.input('#draft-min', '60')
  await phone.input('#draft-stock', '500')
}

describe('coupon template', () => {
  test('the preview and the plain words follow the typing', async () => {
    const phone = await open('operator/template', operatorDay)
    await fillTemplate(phone)
    await phone.until('满 60 元减 12.50 元')
    expect(phone.find('.ticket')?.textContent).toContain('满 60 减 12.5')
    expect(phone.find('.ticket')?.textContent).toContain('12.50')
    for (const words of ['满 60 元减 12.50 元', '领取后 30 天内有效', '全部门店可用']) {
      expect(phone.text()).toContain(words)
    }
    expect(phone.text()).toContain('最多花 ¥6250：500 张 × ¥12.50')
  })

  test('a draft is kept with money in fen', async () => {
    const phone = await open('operator/template', operatorDay)
    await fillTemplate(phone)
    await phone.tap('存为草稿')
    expect(phone.callsOf('coupons.draft')[0]?.input).toEqual({
      form: {
        name: '满 60 减 12.5',
        benefit: { kind: 'amount-off', offFen: 1250, minFen: 6000 },
        rules: '',
        stock: 500,
        perMember: 1,
        validity: { kind: 'days', days: 30 },
        storeIds: [],
      },
    })
    await phone.tap('存为草稿')
    expect(phone.callsOf('coupons.draft')[1]?.input).toMatchObject({ templateId: 'tNew' })
  })

  test('nothing is sent while fields are wrong, and each wrong one says why', async () => {
    const phone = await open('operator/template', operatorDay)
    await phone.input('#draft-off', '12.345')
    await phone.input('#draft-stock', '0')
    await phone.tap('发布')
    expect(marked(phone)).toEqual([
      '请给券起个名字',
      '请填金额，例如 12 或 12.50',
      '请填张数，最多 100 万张',
      '请选费用由谁承担',
    ])
    expect(phone.callsOf('coupons.draft')).toEqual([])
    expect(phone.callsOf('coupons.publish')).toEqual([])
  })

  test('a refusal of the server marks the field it is about and keeps the text', async () => {
    const phone = await open('operator/template?id=tDraft', {
      ...operatorDay,
      'coupons.draft': refusal('coupons.threshold-below-discount', '使用门槛不能低于优惠金额'),
    })
    await phone.input('#draft-min', '5')
    await phone.tap('存为草稿')
    expect(marked(phone)).toEqual(['使用门槛不能低于优惠金额'])
    expect(typed(phone, '#draft-min')).toBe('5')
  })

  test('publishing shows its effect, saves what is on the form, then publishes', async () => {
    const phone = await open('operator/template?id=tDraft', operatorDay)
    await phone.input('#draft-stock', '80')
    await phone.tap('发布')
    expect(phone.text()).toContain('内容不能再改')
    expect(phone.callsOf('coupons.publish')).toHaveLength(0)
    await phone.tap('确认发布')
    const draft = phone.callsOf('coupons.draft')[0]?.input
    expect(draft).toMatchObject({ templateId: 'tDraft', form: { stock: 80 } })
    expect(phone.callsOf('coupons.publish')).toHaveLength(1)
    expect(phone.text()).toContain('发放中')
  })

  test('a published one shows its claim code and can be stopped after its effect was read', async () => {
    const phone = await open('operator/template?id=tOut', operatorDay)
    expect(phone.find('.code-picture')).not.toBeNull()
    await phone.tap('停止发放')
    expect(phone.text()).toContain('463 张不再发出')
    await phone.tap('确认停止')
    expect(phone.callsOf('coupons.end')).toHaveLength(1)
    expect(phone.text()).toContain('已停止')
  })

  test('chosen stores are sent, none chosen is marked', async () => {
    const phone = await open('operator/template?id=tDraft', operatorDay)
    await phone.tap('指定门店')
    await phone.tap('存为草稿')
    expect(marked(phone)).toEqual(['请至少选一家门店'])
    await phone.tap(west.name)
    await phone.tap('存为草稿')
    expect(phone.callsOf('coupons.draft')[0]?.input).toMatchObject({
      form: { storeIds: [west.id] },
    })
  })

  test('typing a letter sends one small setData', async () => {
    const phone = await open('operator/template?id=tDraft', operatorDay)
    const sent = await phone.sent(() => phone.input('#draft-name', '新年尝鲜二'))
    expectLittle(sent)
  })

  test('the list searches by name', async () => {
    const phone = await open('operator/templates', operatorDay)
    await phone.input('.field-in', '中秋')
    expect(phone.text()).toContain('中秋礼')
    expect(phone.text()).not.toContain('新年尝鲜')
  })
})

describe('insert cards', () => {
  test('without a published coupon there is nothing to put on a card', async () => {
    const phone = await open('operator/batch', {
      ...operatorDay,
      'coupons.templates': { templates: [template('t', 'draft')] },
    })
    expect(phone.text()).toContain('还没有正在发放的券')
  })

  test('every missing field is marked, and too many cards are marked at the number', async () => {
    const phone = await open('operator/batch', operatorDay)
    await phone.tap('制卡')
    expect(marked(phone)).toEqual([
      '请给这批卡起个名字',
      '请选这批卡送哪张券',
      '请填张数，最多 10 万张',
    ])
    expect(phone.callsOf('inserts.create')).toHaveLength(0)
  })

  test('the sheet is fetched range by range and opened', async () => {
    const phone = await open('operator/batch?id=b1', operatorDay)
    const opened: unknown[] = []
    phone.phone.wx.openDocument = async (options: unknown) => opened.push(options)
    expect(phone.text()).toContain('第 1–400 张')
    await phone.tap('下载打印版 PDF')
    await phone.tap('后')
    await phone.tap('后')
    expect(phone.text()).toContain('第 801–1000 张')
    await phone.tap('后')
    await phone.tap('下载打印版 PDF')
    expect(phone.callsOf('inserts.sheet').map(({ input }) => input)).toEqual([
      { batchId: 'b1', from: 1, count: 400 },
      { batchId: 'b1', from: 801, count: 200 },
    ])
    expect(opened).toHaveLength(2)
    expect(opened[0]).toMatchObject({ fileType: 'pdf', showMenu: true })
    const { filePath } = opened[0] as { filePath: string }
    expect(filePath).toMatch(/十二月天猫包裹 1-400\.pdf$/)
  })

  test('the list of cards goes to a chat under the name of the batch', async () => {
    const phone = await open('operator/batch?id=b1', operatorDay)
    const shared: unknown[] = []
    phone.phone.wx.shareFileMessage = async (options: unknown) => shared.push(options)
    await phone.tap('导出卡号表 CSV')
    expect(shared[0]).toMatchObject({ fileName: '十二月天猫包裹.csv' })
  })

  test('voiding shows its effect, asks a reason, and happens once', async () => {
    const phone = await open('operator/batch?id=b1', operatorDay)
    await phone.tap('作废这批卡')
    expect(phone.text()).toContain('还没领的 976 张卡都不能再领')
    await phone.tap('先写上原因')
    expect(phone.callsOf('inserts.void')).toHaveLength(0)
    await phone.input('#void-reason', '印刷有误')
    await phone.tap('确认作废')
    expect(phone.callsOf('inserts.void')[0]?.input).toEqual({ batchId: 'b1', reason: '印刷有误' })
    expect(phone.text()).toContain('已作废：印刷有误')
    expect(phone.text()).not.toContain('下载打印版 PDF')
  })

  test('a lost answer keeps the reason, and the retry carries the same request id', async () => {
    let turns = 0
    const answer = operatorDay['inserts.void'] as (input: unknown) => unknown
    const phone = await open('operator/batch?id=b1', {
      ...operatorDay,
      'inserts.void': (input: unknown) => (++turns <= 2 ? LOST : answer(input)),
    })
    await phone.tap('作废这批卡')
    await phone.input('#void-reason', '印刷有误')
    await phone.tap('确认作废')
    await phone.until('请稍后再试')
    expect(typed(phone, '#void-reason')).toBe('印刷有误')
    await phone.tap('确认作废')
    const ids = phone.callsOf('inserts.void').map(({ requestId }) => requestId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
    expect(phone.text()).toContain('已作废：印刷有误')
  })
})

describe('brand', () => {
  test('what is typed shows in the preview and is saved whole', async () => {
    const phone = await open('operator/brand', operatorDay)
    await phone.input('#brand-name', '一日面包')
    expect(phone.find('.brand-card')?.textContent).toContain('一日面包')
    await phone.tap('保存')
    expect(phone.callsOf('brand.save')[0]?.input).toMatchObject({ name: '一日面包', hue: 150 })
  })

  test('a consent text that says nothing is not saved', async () => {
    const phone = await open('operator/brand', operatorDay)
    await phone.input('#brand-consent', '同意')
    await phone.tap('.page-foot .btn')
    expect(marked(phone)).toEqual(['会员须知太短了，请写清楚'])
    expect(phone.callsOf('brand.save')).toHaveLength(0)
  })
})

describe('audit', () => {
  test('says who, where, what, why and the change, and goes further back', async () => {
    const phone = await open('operator/audit', operatorDay)
    for (const words of ['核销', `小周 · ${south.name}`, '未使用 → 已核销', '原因：印刷有误']) {
      expect(phone.text()).toContain(words)
    }
    const rows = phone.findAll('audit-rows [class$="--row"]').length
    await phone.tap('再往前看')
    expect(phone.callsOf('audit.list')[1]?.input).toEqual({ after: '1~a3' })
    expect(phone.findAll('audit-rows [class$="--row"]')).toHaveLength(rows + 1)
  })
})

const pages = [
  'operator/board',
  'operator/setup',
  'operator/stores',
  'operator/staff',
  'operator/templates',
  'operator/template',
  'operator/template?id=tDraft',
  'operator/template?id=tOut',
  'operator/batches',
  'operator/batch',
  'operator/batch?id=b1',
  'operator/brand',
  'operator/audit',
  'operator/template?id=tShop',
  'operator/program',
  'operator/members',
  'operator/member?id=m1',
  'operator/liability',
  'operator/template?id=tPaused',
  'operator/template?id=tEnd',
  'operator/coupon?code=X1',
  'operator/grants',
  'operator/grant',
  'operator/codes',
  'operator/code-batch',
  'operator/code-batch?id=k1',
  'operator/products',
  'operator/settlement',
  'operator/settled?store=stSouth&name=x&from=2026-11-01&to=2026-11-22',
]

describe('every page of the desk', () => {
  test.each(pages)('%s opens within 5 KB and without an error', async (page) => {
    const phone = await open(page, operatorDay)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    expect(phone.phone.errors).toEqual([])
  })

  test.each(pages.filter((page) => page !== 'operator/setup' && page !== 'operator/template'))(
    '%s without the role shows the sentence and a way on',
    async (page) => {
      const routes = Object.keys(operatorDay)
      const closed = Object.fromEntries(
        routes.map((route) => [route, refusal('role.operator-required')]),
      )
      const phone = await open(page, closed)
      expect(phone.text()).toContain('这里只给品牌运营使用')
      expect(phone.text()).toContain('我有启动码')
    },
  )

  test.each(pages.filter((page) => page !== 'operator/setup' && page !== 'operator/template'))(
    '%s without an answer offers another try',
    async (page) => {
      const lost = Object.fromEntries(Object.keys(operatorDay).map((route) => [route, () => LOST]))
      const phone = await open(page, lost)
      await phone.until('再试一次')
      expect(phone.text()).toContain('再试一次')
    },
  )
})
