import { describe, expect, test } from 'vitest'
import { couponsRefusals } from '../../core/coupons/refusals.ts'
import { productsRefusals } from '../../core/products/refusals.ts'
import { south, west } from './clerk-answers.ts'
import { refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open } from './clerk-phone.ts'
import { catalogue, codes, run } from './desk-answers.ts'
import { LONG } from './member-answers.ts'
import { form, operatorDay, template } from './operator-answers.ts'
import {
  drawnBy,
  firstSetDataBytes,
  interactionBytes,
  interactionCalls,
  largest,
} from './set-data.ts'

const draft = 'operator/template?id=tDraft'

const marked = (phone: Opened) =>
  phone
    .findAll('.field-said .field-hint:not(.field-rule), .field-bad:not(.field-said) .field-rule')
    .map(({ textContent }) => textContent)

const scriptOf = (change: object): Script => ({
  ...operatorDay,
  'coupons.template': {
    template: template('tDraft', 'draft', change),
    results: { issued: 0, redeemed: 0, expired: 0, voided: 0, sales: 0, salesFen: 0, costFen: 0 },
  },
})

const sentOf = async (phone: Opened) => {
  await phone.tap('存为草稿')
  return phone.callsOf('coupons.draft')[0]?.input.form
}

const labels = ['立减', '打折', '兑换', '送东西', '特价']
/** The tickets of the preview bear some of these words too. */
const kindOf = (label: string) => `.fives .choice-one:nth-child(${labels.indexOf(label) + 1})`

const kinds: [string, Record<string, string>, object][] = [
  [
    '打折',
    { fold: '8.8', cap: '20', min: '60' },
    { kind: 'percent-off', offPercent: 12, capFen: 2000, minFen: 6000 },
  ],
  ['兑换', { item: '桂花糕', worth: '18' }, { kind: 'exchange', item: '桂花糕', valueFen: 1800 }],
  ['送东西', { item: '茶匙' }, { kind: 'gift', item: '茶匙' }],
  ['送东西', { item: '茶匙', 'gift-worth': '5' }, { kind: 'gift', item: '茶匙', valueFen: 500 }],
  [
    '特价',
    { item: '龙井', 'price-of': '9.9', saves: '18.1' },
    { kind: 'item-price', item: '龙井', priceFen: 990, capFen: 1810 },
  ],
]

describe('what a coupon gives', () => {
  test.each(kinds)('%s is sent as it was typed: %o', async (label, typed, benefit) => {
    const phone = await open(draft, operatorDay)
    await phone.tap(kindOf(label))
    for (const [field, text] of Object.entries(typed)) await phone.input(`#draft-${field}`, text)
    expect(await sentOf(phone)).toMatchObject({ benefit })
  })

  test('a fold that gives nothing or everything is marked and not sent', async () => {
    const phone = await open(draft, operatorDay)
    await phone.tap('打折')
    await phone.input('#draft-fold', '10')
    await phone.input('#draft-cap', '20')
    await phone.tap('存为草稿')
    expect(marked(phone)).toEqual(['请填折扣，例如 8.8 或 9'])
    expect(phone.callsOf('coupons.draft')).toEqual([])
  })
})

/** All that a form can say, as the server keeps it. */
const everything = {
  benefit: { kind: 'percent-off', offPercent: 12, capFen: 2000, minFen: 6000 },
  validity: { kind: 'until', day: '2026-12-31', from: '2026-12-01' },
  storeIds: [west.id],
  scope: { productIds: ['p1'], categoryIds: ['c2'] },
  windows: [
    { weekdays: [1, 2, 3, 4, 5], from: 840, to: 1020 },
    { weekdays: [6, 7], from: 0, to: 1440 },
  ],
  audience: { minLevel: 1, joinedWithin: 30, boughtWithin: 90, birthdayMonth: true },
  stacking: { group: '满减', alone: false },
  uses: 3,
  schedule: { from: Date.UTC(2026, 10, 24, 2), until: Date.UTC(2026, 11, 1) - 1 },
  daily: 50,
  storeStock: [{ storeId: south.id, stock: 40 }],
  budgetFen: 1_800_000,
  bearer: { kind: 'partner', name: '茶山合作社' },
}

describe('the editor', () => {
  test('gives back every rule of a draft as it came', async () => {
    const phone = await open(draft, scriptOf(everything))
    expect(await sentOf(phone)).toEqual({ ...form, ...everything })
  })

  test('says what it costs at most, bounded by the budget', async () => {
    const phone = await open(draft, scriptOf(everything))
    expect(phone.text()).toContain('最多花 ¥18000：300 张 × ¥20 × 3 次')
  })

  test('a gift of no stated value says that the cost is not known', async () => {
    const phone = await open(draft, scriptOf({ benefit: { kind: 'gift', item: '茶匙' } }))
    expect(phone.text()).toContain('没有填礼品的价值，算不出最多花多少')
  })

  test('a window of the week is added, changed by day, and taken away again', async () => {
    const phone = await open(draft, operatorDay)
    await phone.tap('#fold-windows')
    await phone.tap('加一个时段')
    await phone.tap(phone.findAll('.weekdays .choice-one')[0] as HTMLElement)
    expect(phone.text()).toContain('周二至周五 14:00–17:00')
    await phone.tap('#window-0-away')
    expect(await sentOf(phone)).not.toHaveProperty('windows')
  })

  test('so many for a store are asked in a sheet and stand beside its name', async () => {
    const phone = await open(draft, operatorDay)
    await phone.tap('#fold-amounts')
    await phone.tap(phone.findAll('#fold-amounts + .fold-in .cell')[0] as HTMLElement)
    await phone.input('#keep-stock', '40')
    await phone.tap('好了')
    expect(phone.text()).toContain('1 家店有留')
    expect(await sentOf(phone)).toMatchObject({ storeStock: [{ storeId: south.id, stock: 40 }] })
  })

  test('who has bought must say when', async () => {
    const phone = await open(draft, operatorDay)
    await phone.tap('#fold-audience')
    await phone.tap('#audience-bought .choice-one:nth-child(3)')
    await phone.tap('存为草稿')
    expect(marked(phone)).toEqual(['请至少填一个天数'])
    await phone.input('#audience-away', '30')
    expect(await sentOf(phone)).toMatchObject({ audience: { notBoughtFor: 30 } })
  })

  test('nobody who pays: a draft is kept, but not published', async () => {
    const { bearer: _, ...without } = form
    const phone = await open(draft, {
      ...operatorDay,
      'coupons.template': { template: { ...template('tDraft', 'draft'), form: without } },
    })
    await phone.tap('发布')
    expect(marked(phone)).toEqual(['请选费用由谁承担'])
    expect(await sentOf(phone)).not.toHaveProperty('bearer')
  })

  const told: [string, string][] = [
    ['coupons.daily-too-many', '#draft-daily'],
    ['coupons.budget-too-small', '#draft-budget'],
    ['coupons.value-missing', '#draft-gift-worth'],
    ['coupons.dates-impossible', '#draft-days'],
    ['coupons.stock-zero', '#draft-stock'],
  ]
  test.each(told)('%s stands at its field and opens the part it is in', async (code, field) => {
    const sentence = couponsRefusals[code as keyof typeof couponsRefusals]
    const phone = await open(draft, { ...operatorDay, 'coupons.draft': refusal(code, sentence) })
    await phone.tap('存为草稿')
    expect(phone.find(field)?.closest('.field-bad')?.textContent).toContain(sentence)
    const fold = phone.find(field)?.closest('.fold')
    expect(fold === null || fold?.classList.contains('fold-open')).toBe(true)
  })
})

describe('a coupon that is out', () => {
  test('shows what it brought and cost', async () => {
    const phone = await open('operator/template?id=tOut', operatorDay)
    for (const words of ['¥986.50', '11 笔', '¥144', '每笔 ¥13.09', '过期 3，作废 2']) {
      expect(phone.text()).toContain(words)
    }
  })

  const moves: [string, string, string, string][] = [
    ['tOut', '暂停发放', '确认暂停', 'coupons.pause'],
    ['tPaused', '恢复发放', '确认恢复', 'coupons.resume'],
    ['tEnd', '复制成新券', '复制并去修改', 'coupons.copy'],
  ]
  test.each(moves)('%s: %s after its effect was read', async (id, label, yes, route) => {
    const phone = await open(`operator/template?id=${id}`, operatorDay)
    await phone.tap(label)
    expect(phone.callsOf(route)).toEqual([])
    await phone.tap(yes)
    expect(phone.callsOf(route)[0]?.input).toEqual({ templateId: id })
  })

  test('more of it are made, and the refusal stays in the sheet', async () => {
    const answers = [refusal('coupons.stock-too-large', '总数不能超过 1000000 张')]
    const phone = await open('operator/template?id=tOut', {
      ...operatorDay,
      'coupons.restock': () =>
        answers.pop() ?? { template: template('tOut', 'published', { stock: 600 }) },
    })
    await phone.tap('加量')
    await phone.input('#more', '100')
    expect(phone.text()).toContain('总数变成 600 张，最多多花 ¥1200')
    await phone.tap('确认加量')
    expect(phone.text()).toContain('总数不能超过 1000000 张')
    await phone.tap('确认加量')
    expect(phone.callsOf('coupons.restock')[1]?.input).toEqual({ templateId: 'tOut', more: 100 })
  })

  test('voiding needs a reason, then says how far it is', async () => {
    let voided = false
    const script: Script = {
      ...operatorDay,
      'coupons.void': () => {
        voided = true
        return { template: template('tOut', 'ended'), unused: 20 }
      },
      'coupons.template': () => ({
        template: template('tOut', voided ? 'ended' : 'published'),
        results: {
          issued: 37,
          redeemed: 12,
          expired: 3,
          voided: 2,
          sales: 0,
          salesFen: 0,
          costFen: 0,
        },
        ...(voided ? { voiding: { at: Date.now(), why: '面额错了', voided: 7, done: false } } : {}),
      }),
    }
    const phone = await open('operator/template?id=tOut', script)
    await phone.tap('作废这一批')
    expect(phone.text()).toContain('还没用的约 20 张全部不能再用')
    await phone.input('#void-why', ' 面额错了 ')
    await phone.tap('确认作废')
    expect(phone.callsOf('coupons.void')[0]?.input).toEqual({ templateId: 'tOut', why: '面额错了' })
    expect(phone.text()).toContain('已作废 7 张，还在进行')
  })
})

describe('one coupon', () => {
  test('is found by its code with its member, its source and its story', async () => {
    const phone = await open('operator/coupon', operatorDay)
    await phone.input('#coupon-code', ' 1234 ')
    await phone.tap('查这张券')
    expect(phone.callsOf('coupons.search')[0]?.input).toEqual({ code: '1234' })
    await phone.until('撤销核销')
    for (const words of ['会员 尾号 2025', '包裹卡', `核销 · ${south.name}`]) {
      expect(phone.text()).toContain(words)
    }
    await phone.tap('会员 尾号 2025')
    expect(phone.where()).toBe('operator/member?id=m1')
  })

  test('none: its sentence', async () => {
    const phone = await open('operator/coupon?code=x', {
      ...operatorDay,
      'coupons.search': refusal('coupons.not-found', couponsRefusals['coupons.not-found']),
    })
    expect(phone.text()).toContain('没有找到这张券')
  })
})

describe('coupons for an audience', () => {
  test('people are counted before anything is given, and only that is given', async () => {
    const phone = await open('operator/grant', operatorDay)
    await phone.tap('看看有多少人')
    expect(marked(phone)).toEqual(['请选一张正在发放的券', '请写上原因，会写进操作记录'])
    phone.byText('选一张正在发放的券')?.click()
    await phone.waitQuiet()
    await phone.tap('确定')
    await phone.input('#grant-why', '冬至回馈')
    await phone.input('#audience-joined', '30')
    await phone.tap('看看有多少人')
    expect(phone.text()).toContain('会发给 318 位')
    expect(phone.callsOf('grants.start')).toEqual([])
    await phone.tap('发给这 318 位')
    expect(phone.callsOf('grants.start')[0]?.input).toEqual({
      templateId: 'tOut',
      audience: { joinedWithin: 30 },
      why: '冬至回馈',
    })
  })

  test('a running one shows how far it is and is cancelled after its effect was read', async () => {
    const phone = await open('operator/grants', operatorDay)
    expect(phone.text()).toContain('看了 900 位，发出 120 张')
    await phone.tap('取消')
    expect(phone.text()).toContain('已经发出的 120 张仍然有效')
    await phone.tap('确认取消')
    expect(phone.callsOf('grants.cancel')[0]?.input).toEqual({ runId: 'g2' })
    expect(phone.text()).toContain('已取消')
  })
})

describe('codes', () => {
  test('that are pasted go as a file into the cloud and are imported from there', async () => {
    const phone = await open('operator/code-batch', operatorDay)
    await phone.tap('导入已有的')
    await phone.input('#codes-name', '合作商场')
    await phone.tap('.page-foot .btn')
    expect(marked(phone)).toEqual(['请选兑换哪张券', '请选一个文件'])
    phone.byText('选一张正在发放的券')?.click()
    await phone.waitQuiet()
    await phone.tap('确定')
    await phone.input('#codes-paste', 'AAAA-1111\nBBBB-2222')
    await phone.tap('用粘贴的这些')
    expect(phone.text()).toContain('已选好：粘贴的 2 个')
    await phone.tap('.page-foot .btn')
    const sent = phone.callsOf('claimcodes.import')[0]?.input
    expect(sent).toMatchObject({ templateId: 'tOut', name: '合作商场' })
    expect(sent?.fileId).toMatch(/^cloud:\/\/.+codes\/in-\w+\.csv$/)
    expect(phone.where()).toBe('operator/code-batch?id=k3')
  })

  test('that are still made show how far it is', async () => {
    const phone = await open('operator/code-batch?id=k1', {
      ...operatorDay,
      'claimcodes.batch': { batch: codes('k1', { status: 'working', done: 1250, files: [] }) },
    })
    expect(phone.text()).toContain('正在生成，已完成 1250 / 5000 个')
  })

  test('a batch is voided with a reason after its effect was read', async () => {
    const phone = await open('operator/code-batch?id=k1', operatorDay)
    await phone.tap('作废这批码')
    expect(phone.text()).toContain('还没用的 4679 个码都不能再用')
    await phone.input('#void-why', '码表外泄')
    await phone.tap('确认作废')
    expect(phone.callsOf('claimcodes.void')[0]?.input).toEqual({ batchId: 'k1', why: '码表外泄' })
  })
})

describe('the catalogue', () => {
  test('a product is changed against the revision that was seen', async () => {
    const phone = await open('operator/products', operatorDay)
    await phone.tap('龙井')
    await phone.input('#product-price', '30')
    await phone.tap('保存')
    expect(phone.callsOf('products.save')[0]?.input).toEqual({
      catalogue: {
        ...catalogue,
        products: [{ ...catalogue.products[0], fen: 3000 }, ...catalogue.products.slice(1)],
      },
    })
    expect(phone.text()).toContain('¥30')
  })

  test('a new category gets an id of its own', async () => {
    const phone = await open('operator/products', operatorDay)
    await phone.tap('加分类')
    await phone.input('#category-name', '杯具')
    await phone.tap('保存')
    const sent = phone.callsOf('products.save')[0]?.input.catalogue as typeof catalogue
    expect(sent.categories.at(-1)).toEqual({ id: 'c3', name: '杯具' })
  })

  test('a colleague was faster: what is typed stays, the rest is fetched anew', async () => {
    const answers: unknown[] = [refusal('products.changed', productsRefusals['products.changed'])]
    const phone = await open('operator/products', {
      ...operatorDay,
      'products.save': (input: { catalogue: typeof catalogue }) => answers.pop() ?? input,
      'products.list': () => ({ catalogue: { ...catalogue, rev: answers.length ? 4 : 5 } }),
    })
    await phone.tap('龙井')
    await phone.input('#product-price', '30')
    await phone.tap('保存')
    expect(phone.text()).toContain('商品表刚刚被同事改过')
    await phone.tap('.notice-act')
    await phone.tap('保存')
    expect(phone.callsOf('products.save')[1]?.input).toMatchObject({
      catalogue: { rev: 5, products: [{ id: 'p1', fen: 3000 }, {}, {}] },
    })
  })
})

describe('settlement', () => {
  test('is of the server’s month, by bearer and by store, and leads to the entries', async () => {
    const phone = await open('operator/settlement', operatorDay)
    expect(phone.callsOf('settlement.all').at(-1)?.input).toEqual({
      from: '2026-11-01',
      to: '2026-11-22',
    })
    for (const words of ['30 次 · ¥360', '茶山合作社承担', '−¥12.50']) {
      expect(phone.text()).toContain(words)
    }
    await phone.tap(south.name)
    expect(phone.where()).toContain('operator/settled?store=stSouth')
    expect(phone.callsOf('settlement.rows')[0]?.input).toEqual({
      storeId: south.id,
      from: '2026-11-01',
      to: '2026-11-22',
    })
  })

  test('the month before is a whole one', async () => {
    const phone = await open('operator/settlement', operatorDay)
    await phone.tap('上月')
    expect(phone.callsOf('settlement.all').at(-1)?.input).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
    })
  })

  test('a long list comes part by part', async () => {
    const phone = await open('operator/settlement', {
      ...operatorDay,
      'settlement.csv': ({ after }: { after?: string }) => ({
        fileId: 'cloud://local.bucket/m.csv',
        rows: 10,
        ...(after ? {} : { next: '1~e9' }),
      }),
    })
    phone.phone.wx.shareFileMessage = async () => undefined
    await phone.tap('导出明细 CSV')
    expect(phone.text()).toContain('第 1 份已经给您')
    await phone.tap('导出下一份')
    expect(phone.callsOf('settlement.csv')[1]?.input).toMatchObject({ after: '1~e9' })
  })
})

describe('people and places', () => {
  test('a phone is put out of use after its effect was read', async () => {
    const phone = await open('operator/staff', operatorDay)
    await phone.tap(phone.findAll('.row-act').at(-1) as HTMLElement)
    await phone.tap('.sheet-box .post .row-link')
    await phone.answer('停用')
    expect(phone.callsOf('staff.setDevice')[0]?.input).toEqual({
      staffId: 's2',
      deviceId: 'dv2',
      revoked: true,
    })
  })

  test('a daily limit is set, and taken away by leaving it empty', async () => {
    const phone = await open('operator/staff', operatorDay)
    await phone.tap('限额')
    await phone.input('#daily-limit', '')
    await phone.tap('保存')
    expect(phone.callsOf('staff.limit')[0]?.input).toEqual({ staffId: 's2', storeId: south.id })
  })

  test('a place is typed as maps copy it', async () => {
    const phone = await open('operator/stores', operatorDay)
    await phone.tap(south.name)
    await phone.tap('#fold-contact')
    await phone.input('#store-phone', '0571 8700 1234')
    await phone.tap('#fold-place')
    await phone.input('#store-place', '30.2431，120.1502')
    await phone.tap('保存')
    expect(phone.callsOf('stores.save')[0]?.input).toMatchObject({
      phone: '0571 8700 1234',
      place: { latitude: 30.2431, longitude: 120.1502 },
    })
  })

  test('a bonus of the check-in gives points, a coupon, or both', async () => {
    const phone = await open('operator/program', operatorDay)
    await phone.tap('签到')
    await phone.input('#bonus-0-points', '')
    await phone.tap('保存这一页')
    expect(marked(phone)).toEqual(['请填积分数，或选一张送的券'])
  })
})

const wholeStore = {
  ...south,
  phone: '0571 8700 1234',
  hours: '10:00–22:00',
  place: { latitude: 30.2431, longitude: 120.1502 },
}
const wholeStores: Script = { ...operatorDay, 'stores.list': { stores: [west, wholeStore] } }
const giftDraft = scriptOf({ benefit: { kind: 'gift', item: '茶样' } })

const taps: [page: string, script: Script, taps: string[]][] = [
  [draft, operatorDay, [kindOf('打折')]],
  [draft, operatorDay, [kindOf('特价')]],
  [draft, operatorDay, ['#fold-goods']],
  [draft, operatorDay, ['#fold-goods', '指定商品']],
  [draft, operatorDay, ['#fold-windows', '加一个时段']],
  [draft, operatorDay, ['#fold-audience', '从没买过']],
  [draft, operatorDay, ['#fold-mixing', '单独用']],
  [draft, operatorDay, ['合作方']],
  ['operator/template?id=tOut', operatorDay, ['暂停发放']],
  ['operator/template?id=tOut', operatorDay, ['加量']],
  ['operator/template?id=tOut', operatorDay, ['作废这一批']],
  ['operator/grant', operatorDay, ['看看有多少人']],
  ['operator/grant', operatorDay, ['#audience-bought .choice-one:nth-child(3)']],
  ['operator/grants', operatorDay, ['取消']],
  ['operator/code-batch', operatorDay, ['导入已有的']],
  ['operator/code-batch', operatorDay, ['生成']],
  ['operator/code-batch?id=k1', operatorDay, ['作废这批码']],
  ['operator/products', operatorDay, ['加分类']],
  ['operator/products', operatorDay, ['改分类']],
  ['operator/products', operatorDay, ['加商品']],
  ['operator/products', operatorDay, ['龙井']],
  ['operator/products', operatorDay, ['龙井', '关闭']],
  ['operator/settlement', operatorDay, ['自己选']],
  ['operator/settlement', operatorDay, ['上月']],
  ['operator/coupon', operatorDay, ['查这张券']],
  ['operator/coupon?code=tOut.m1.1', operatorDay, ['查这张券']],
  ['operator/stores', wholeStores, [wholeStore.name]],
  ['operator/stores', wholeStores, [wholeStore.name, '#fold-contact']],
  ['operator/stores', wholeStores, [wholeStore.name, '#fold-place']],
  ['operator/template', operatorDay, ['发布']],
  ['operator/template?id=tGift', giftDraft, [kindOf('立减')]],
  ['operator/staff', operatorDay, ['限额']],
]

describe('what a tap at the desk sends before the cloud answers', () => {
  test.each(taps)('%s: %#', async (page, script, taps) => {
    const { bytes, calls } = await drawnBy(page, script, taps)
    expect({ taps, calls: calls <= interactionCalls, bytes }).toMatchObject({ taps, calls: true })
    expect(bytes, taps.join(', ')).toBeLessThanOrEqual(interactionBytes)
  })
})

const many = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place))

const goods = {
  categories: many(20, (place) => ({ id: `c${place}`, name: LONG.slice(0, 10) })),
  products: many(100, (place) => ({
    id: `p${place}`,
    name: LONG.slice(0, 20),
    categoryId: `c${place % 20}`,
    fen: 9_999_999,
  })),
  rev: 9,
}

const crowded: [page: string, script: Script, selector: string, count: number][] = [
  [draft, { ...operatorDay, 'products.list': { catalogue: goods } }, '.choice-one', 120],
  ['operator/products', { ...operatorDay, 'products.list': { catalogue: goods } }, '.cell', 100],
  [
    'operator/grants',
    {
      ...operatorDay,
      'grants.list': { runs: many(20, (at) => run(`g${at}`, { name: LONG, why: LONG.repeat(2) })) },
    },
    '.row-card',
    20,
  ],
  [
    'operator/codes',
    {
      ...operatorDay,
      'claimcodes.batches': { batches: many(20, (at) => codes(`k${at}`, { name: LONG })) },
    },
    '.row-card',
    20,
  ],
]

describe('a page of the desk that is given all it can be given', () => {
  test.each(crowded)(
    '%s draws it in portions of 5 KB at most',
    async (page, script, sel, count) => {
      const phone = await open(page, script)
      await expect.poll(() => phone.findAll(sel).length).toBeGreaterThanOrEqual(count)
      expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    },
  )
})
