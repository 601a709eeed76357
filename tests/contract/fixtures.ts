import { DEFAULT_AIPL } from '#core/aipl/stages'
import type { Contract } from '#core/contract'
import { NO_PROGRAM } from '#core/program/rules'
import { DEFAULT_RFM } from '#core/rfm/cells'
import { type Fn, newRequestId, SETUP_CODE, type Shuke } from '../bench'
import { anyForm, claim, codeOn, hire, join, openStore, publish } from '../story'
import { campaignForm } from './invites-desk-bench'

/** Valid calls of every route, made from one small world, for the generated bad ones. */

export interface World {
  operator: string
  setUpRequest: string
  storeId: string
  /** A store in which the clerk has no post. */
  otherStoreId: string
  clerk: string
  manager: string
  member: string
  /** Holds a coupon that `member` does not. */
  stranger: string
  templateId: string
  draftId: string
  couponId: string
  foreignCouponId: string
  token: string
  batchId: string
  /** A redemption of the first store, and one of the other. */
  redeemed: { couponId: string; redemptionId: string }
  redeemedElsewhere: { couponId: string; redemptionId: string }
  consent: { version: string; hash: string }
}

export const redeemAt = async (shuke: Shuke, till: string, storeId: string, templateId: string) => {
  const member = await join(shuke)
  const couponId = await claim(shuke, member, templateId)
  const code = await codeOn(shuke, member, couponId)
  const { receipt } = await shuke.must(till, 'clerk', 'redemption.redeem', { storeId, code })
  return { couponId, redemptionId: receipt.redemptionId }
}

const setUp = async (shuke: Shuke) => {
  const operator = shuke.person('苏掌柜')
  const setUpRequest = newRequestId()
  const input = { setupCode: SETUP_CODE, name: '苏掌柜' }
  await shuke.must(operator, 'operator', 'staff.setUp', input, setUpRequest)
  const storeId = await openStore(shuke, operator, '一店')
  const otherStoreId = await openStore(shuke, operator, '二店')
  return { operator, setUpRequest, storeId, otherStoreId }
}

const makeCoupons = async (shuke: Shuke, operator: string) => {
  const templateId = await publish(shuke, operator)
  const form = anyForm()
  const { template } = await shuke.must(operator, 'operator', 'coupons.draft', { form })
  const [member, stranger] = [await join(shuke), await join(shuke)]
  const couponId = await claim(shuke, member, templateId)
  const foreignCouponId = await claim(shuke, stranger, templateId)
  return { templateId, draftId: template.id, member, stranger, couponId, foreignCouponId }
}

const invite = async (shuke: Shuke, operator: string, storeId: string) => {
  const input = { storeId, role: 'clerk' } as const
  const { path } = await shuke.must(operator, 'operator', 'staff.invite', input)
  return path.split('token=')[1] ?? ''
}

export const makeWorld = async (shuke: Shuke): Promise<World> => {
  const start = await setUp(shuke)
  const { operator, storeId, otherStoreId } = start
  const clerk = await hire(shuke, operator, storeId)
  const given = await makeCoupons(shuke, operator)
  const { templateId } = given
  const { consent } = await shuke.must(clerk, 'member', 'membership.consent', {})
  const batch = { name: '首批', templateId, count: 10 }
  return {
    ...start,
    ...given,
    clerk,
    manager: await hire(shuke, operator, storeId, 'manager'),
    consent: { version: consent.version, hash: consent.hash },
    token: await invite(shuke, operator, storeId),
    batchId: (await shuke.must(operator, 'operator', 'inserts.create', batch)).batch.id,
    redeemed: await redeemAt(shuke, clerk, storeId, templateId),
    redeemedElsewhere: await redeemAt(shuke, operator, otherStoreId, templateId),
  }
}

/** A call that the route accepts as well formed; `other` is another one, for changed replays. */
export interface Sample {
  who: 'member' | 'clerk' | 'manager' | 'operator'
  input: Record<string, unknown>
  other?: Record<string, unknown>
  /** Ids of other people's things by field; each must be answered as a missing one. */
  foreign?: Record<string, string>
}

type Samples = { [F in Fn]: Record<keyof Contract[F], Sample> }

const card = { by: 'hand', typed: '0000 0000 0000 0000' }
const brand = { name: '山间茶铺', slogan: '常来坐坐', hue: 150, radius: 12 }
const consentText = '我们只用您的微信标识来发券和核销，您可以随时退出，也可以要求删除。'

const memberSamples = (w: World): Samples['member'] => ({
  'membership.home': { who: 'member', input: {} },
  'membership.consent': { who: 'member', input: {} },
  'membership.code': { who: 'member', input: {} },
  'membership.join': { who: 'member', input: { consent: w.consent } },
  'coupons.wallet': { who: 'member', input: { filter: 'usable', after: '1~abc' } },
  'coupons.show': coupon(w),
  'coupons.code': coupon(w),
  'coupons.offer': { ...template(w), who: 'member', foreign: { templateId: w.draftId } },
  'coupons.claim': { ...template(w), who: 'member', foreign: { templateId: w.draftId } },
  'inserts.look': { who: 'member', input: { card } },
  'inserts.claim': { who: 'member', input: { card, consent: w.consent } },
  'reminders.want': coupon(w),
  'membership.profile': { who: 'member', input: {} },
  'membership.saveProfile': {
    who: 'member',
    input: { nickname: '小林', birthday: { kind: 'day', day: '05-20' } },
    other: { nickname: '老林' },
  },
  'membership.setPhone': { who: 'member', input: { code: 'no-code' } },
  'membership.removePhone': { who: 'member', input: {} },
  'membership.setMarketing': { who: 'member', input: { optOut: true }, other: { optOut: false } },
  'membership.export': { who: 'member', input: { format: 'json' } },
  'membership.closing': { who: 'member', input: {} },
  'membership.close': { who: 'member', input: { sure: true } },
  'points.page': { who: 'member', input: { after: '1~abc' } },
  'points.entry': { who: 'member', input: { entryId: 'abc.0' } },
  'program.words': { who: 'member', input: {} },
  'checkin.page': { who: 'member', input: { month: '2026-01' } },
  'checkin.stamp': { who: 'member', input: {} },
  'checkin.makeUp': { who: 'member', input: { day: '2026-01-02' } },
  'shop.goods': { who: 'member', input: { after: '1~abc' } },
  'shop.exchange': { ...template(w), who: 'member', foreign: { templateId: w.draftId } },
  'shop.cancel': coupon(w),
  'stores.all': { who: 'member', input: {} },
  'claimcodes.look': { who: 'member', input: { code: '0000 0000 0000 0000' } },
  'claimcodes.claim': { who: 'member', input: { code: '0000 0000 0000 0000' } },
  'invites.visit': {
    who: 'member',
    input: { code: NO_CODE, way: 'qr', scene: 1047, phoneId: 'p0' },
  },
  'invites.list': { who: 'member', input: {} },
  'invites.open': { who: 'member', input: { campaignId: 'k0' } },
  'invites.progress': { who: 'member', input: { code: NO_CODE } },
  'invites.friends': { who: 'member', input: { code: NO_CODE, after: 20 } },
  'invites.why': { who: 'member', input: { code: NO_CODE, key: 'f0' } },
  'invites.settle': { who: 'member', input: {} },
  'invites.board': { who: 'member', input: { campaignId: 'k0' } },
  'invites.code': { who: 'member', input: { code: NO_CODE } },
  'invites.poster': { who: 'member', input: { campaignId: 'k0' } },
  'invites.contact': { who: 'member', input: { code: NO_CODE } },
  'invites.remind': { who: 'member', input: { code: NO_CODE } },
  'invites.showMe': { who: 'member', input: { show: true } },
  'orders.claims': { who: 'member', input: {} },
  'orders.claim': { who: 'member', input: { orderNo: '6917926768823643751' } },
  'orders.forget': { who: 'member', input: { claimId: 'w.abcdef' } },
})

/** Of the right form, and nobody's. */
const NO_CODE = '00000000000000000000'

const coupon = (w: World): Sample => ({
  who: 'member',
  input: { couponId: w.couponId },
  foreign: { couponId: w.foreignCouponId },
})

const template = (w: World): Sample => ({ who: 'operator', input: { templateId: w.templateId } })

const batch = (w: World, more: object = {}): Sample => ({
  who: 'operator',
  input: { batchId: w.batchId, ...more },
})

const till = (w: World, more: object = {}): Sample => ({
  who: 'clerk',
  input: { storeId: w.storeId, ...more },
  foreign: { storeId: w.otherStoreId },
})

const clerkSamples = (w: World): Samples['clerk'] => ({
  'staff.home': till(w),
  'staff.lookInvitation': { who: 'clerk', input: { token: w.token } },
  'staff.accept': { who: 'clerk', input: { token: w.token, name: '小周' } },
  'redemption.quote': till(w, { code: '100000000000000000' }),
  'redemption.pick': till(w, { code: '200000000000000000', couponId: w.couponId }),
  'redemption.redeem': till(w, { code: '100000000000000000' }),
  'redemption.undo': {
    ...till(w, w.redeemed),
    foreign: { storeId: w.otherStoreId, ...w.redeemedElsewhere },
  },
  'redemption.reverse': {
    ...till(w, { ...w.redeemed, why: '顾客退货' }),
    who: 'manager',
    foreign: { storeId: w.otherStoreId, ...w.redeemedElsewhere },
  },
  'redemption.today': till(w, { after: '1~abc', day: '2026-01-02', search: '5678' }),
  'sales.quote': till(w, {
    visit: 'a.b',
    items: [{ fen: 100, count: 1, productId: 'tea' }],
    couponIds: [w.couponId],
  }),
  'sales.hold': till(w, { quote: 'a.b' }),
  'sales.release': till(w, { quote: 'a.b' }),
  'sales.record': till(w, { quote: 'a.b' }),
  'sales.show': till(w, { saleId: 'abc' }),
  'sales.returnQuote': till(w, { saleId: 'abc', listFen: 100 }),
  'sales.return': till(w, { saleId: 'abc', listFen: 100, rev: 1 }),
  'sales.today': till(w, { after: '1~abc' }),
  'products.all': { who: 'clerk', input: {} },
  'shop.return': { ...till(w, { couponId: w.couponId }), who: 'manager' },
  'settlement.ofStore': { ...till(w, { ...period, after: '1~abc' }), who: 'manager' },
})

const period = { from: '2026-01-01', to: '2026-01-31' }

const tiers = {
  tiers: [
    { name: '新客', from: 0, to: 999, pricePercent: 100, pointsPercent: 100 },
    { name: '熟客', from: 1000, pricePercent: 95, pointsPercent: 120 },
  ],
  windowMonths: 12,
  periodMonths: 12,
}
const points = { ...NO_PROGRAM.points, perYuan: 1, pointsPerYuan: 100 }
const checkin = { ...NO_PROGRAM.checkin, open: true }

const catalogue = {
  categories: [{ id: 'hot', name: '热饮' }],
  products: [{ id: 'tea', name: '老白茶', categoryId: 'hot', fen: 1800 }],
  rev: 7,
}

const aCampaign = (more: object = {}): Sample => ({
  who: 'operator',
  input: { campaignId: 'c0', ...more },
})

const form = campaignForm(Date.now())
const why = '活动要调整'

const campaignSamples = {
  'invites.campaigns': { who: 'operator', input: { after: '1~abc' } },
  'invites.campaign': aCampaign(),
  'invites.check': { who: 'operator', input: { form } },
  'invites.saveDraft': aCampaign({ form }),
  'invites.publish': aCampaign({ seen: 'a'.repeat(64), reason: '已核对' }),
  'invites.pause': aCampaign({ why }),
  'invites.resume': aCampaign(),
  'invites.end': aCampaign({ why }),
  'invites.stopAll': { who: 'operator', input: { why } },
  'invites.raise': aCampaign({ stock: 200, budgetFen: 2_000_000, endsAt: form.endsAt }),
  'invites.copy': aCampaign(),
  'invites.results': aCampaign(),
  'invites.people': aCampaign({ state: 'held', after: '1~abc' }),
  'invites.person': aCampaign({ friendId: 'm0' }),
  'invites.decide': aCampaign({ friendId: 'm0', way: 'allow', why }),
  'invites.block': { who: 'operator', input: { memberId: 'm0', why } },
  'invites.unblock': { who: 'operator', input: { memberId: 'm0', why } },
  'invites.blocked': { who: 'operator', input: { after: '1~abc' } },
  'invites.replay': aCampaign({ day: '2026-01-02', plan: form.risk }),
  'invites.top': aCampaign(),
} satisfies Partial<Samples['operator']>

const anImport = (more: object = {}): Sample => ({
  who: 'operator',
  input: { importId: 'i0', ...more },
})

const orderSamples = {
  'orders.check': {
    who: 'operator',
    input: { fileId: 'cloud://shuke-test.x/orders/in-a1.csv', name: '双十一订单' },
  },
  'orders.imports': { who: 'operator', input: { after: '1~abc' } },
  'orders.import': anImport(),
  'orders.push': anImport(),
  'orders.rejects': anImport({ after: '0~20' }),
  'orders.rejected': anImport(),
  'orders.start': anImport(),
  'orders.pause': anImport(),
  'orders.resume': anImport(),
  'orders.cancel': anImport(),
  'orders.undo': anImport({ why: '选错了文件' }),
  'orders.search': { who: 'operator', input: { orderNo: '6917926768823643751' } },
  'orders.rules': { who: 'operator', input: {} },
  'orders.saveRules': { who: 'operator', input: { rules: { earn: true, days: 180 } } },
} satisfies Partial<Samples['operator']>

const day = '2026-01-02'
const cuts = { aipl: DEFAULT_AIPL.rules, rfm: DEFAULT_RFM }

const personSamples = {
  'persons.show': { who: 'operator', input: { id: 'm.none', day } },
  'persons.find': { who: 'operator', input: { text: '13800000000' } },
  'lifecycle.stages': { who: 'operator', input: { day, over: 'month' } },
  'lifecycle.people': {
    who: 'operator',
    input: { day, stage: 3, from: { stage: 2, over: 'day' }, after: 'm.a' },
  },
  'lifecycle.rules': { who: 'operator', input: {} },
  'lifecycle.saveRules': {
    who: 'operator',
    input: { ...cuts, rfm: { ...DEFAULT_RFM, windowDays: 300 }, since: 'today' },
  },
  'lifecycle.saveTrade': { who: 'operator', input: { trade: 'cafe' } },
  'rfm.groups': { who: 'operator', input: { day } },
  'rfm.people': { who: 'operator', input: { day, group: 1, cell: 555, after: 'm.a' } },
  'forecast.show': { who: 'operator', input: {} },
  'rfm.quantiles': { who: 'operator', input: { windowDays: 365 } },
} satisfies Partial<Samples['operator']>

const rule = { any: [{ field: 'wecom' }, { not: { field: 'orders', min: 2, within: 30 } }] }

const segmentSamples = {
  'segments.list': { who: 'operator', input: { after: '1~abc' } },
  'segments.form': { who: 'operator', input: { segmentId: 's0' } },
  'segments.names': { who: 'operator', input: {} },
  'segments.save': { who: 'operator', input: { name: '老客', note: '常来', rule } },
  'segments.remove': { who: 'operator', input: { segmentId: 's0' } },
  'segments.estimate': { who: 'operator', input: { rule } },
  'segments.people': { who: 'operator', input: { rule, after: 'm.a' } },
  'segments.why': { who: 'operator', input: { rule, personId: 'm.m0' } },
  'audiences.make': { who: 'operator', input: { segmentId: 's0', name: '双十一' } },
  'audiences.list': { who: 'operator', input: { after: '1~abc' } },
  'audiences.show': { who: 'operator', input: { audienceId: 'a0', after: 1 } },
  'audiences.csv': { who: 'operator', input: { audienceId: 'a0', after: 1 } },
  'audiences.compare': { who: 'operator', input: { one: 'a0', other: 'a1', after: 'm.a' } },
  'tags.list': { who: 'operator', input: {} },
  'tags.form': { who: 'operator', input: { tagId: 't0' } },
  'tags.save': {
    who: 'operator',
    input: {
      form: { name: '老客', colour: 'red', note: '', wecom: false, automatic: { rule, stay: 7 } },
    },
  },
  'tags.remove': { who: 'operator', input: { tagId: 't0' } },
  'tags.of': { who: 'operator', input: { personId: 'm.m0' } },
  'tags.put': { who: 'operator', input: { personId: 'm.m0', tagId: 't0', why, until: day } },
  'tags.take': { who: 'operator', input: { personId: 'm.m0', tagId: 't0', why } },
} satisfies Partial<Samples['operator']>

const boardSamples = {
  'board.show': { who: 'operator', input: { month: '2026-01' } },
  'board.figure': { who: 'operator', input: { figure: 'again', month: '2026-01' } },
  'board.people': {
    who: 'operator',
    input: { of: { kind: 'figure', figure: 'again', month: '2026-01' }, after: 'm.a' },
  },
  'board.cohorts': { who: 'operator', input: { from: '2026-01' } },
  'board.channels': { who: 'operator', input: { month: '2026-01', from: 20 } },
  'board.saveCost': {
    who: 'operator',
    input: { channel: 'card:b0', month: '2026-01', fen: 10_000 },
  },
  'board.saveBound': { who: 'operator', input: { figure: 'again', bound: 3000 } },
  'board.koc': { who: 'operator', input: { after: '1~m.a' } },
  'board.csv': { who: 'operator', input: { table: 'cohorts', month: '2026-01' } },
} satisfies Partial<Samples['operator']>

const operatorSamples = (w: World): Samples['operator'] => ({
  ...personSamples,
  ...segmentSamples,
  ...boardSamples,
  'identity.person': { who: 'operator', input: { key: 'm.m0' } },
  'identity.waiting': { who: 'operator', input: { after: '1~abc' } },
  'identity.preview': { who: 'operator', input: { a: 'm.m0', b: 'b.jd.0', same: true } },
  'identity.decide': { who: 'operator', input: { a: 'm.m0', b: 'b.jd.0', same: true, why } },
  'identity.split': { who: 'operator', input: { linkId: 'l0', why } },
  'audit.list': { who: 'operator', input: { after: '1~abc' } },
  'audit.csv': { who: 'operator', input: { month: '2026-01', after: '1~abc' } },
  'brand.show': { who: 'operator', input: {} },
  'brand.save': { who: 'operator', input: { ...brand, consentText } },
  'coupons.templates': { who: 'operator', input: { after: '1~abc' } },
  'coupons.template': template(w),
  'coupons.draft': { who: 'operator', input: { templateId: w.draftId, form: anyForm() } },
  'coupons.publish': { who: 'operator', input: { templateId: w.draftId, reason: '数据可查' } },
  'compliance.coupon': { who: 'operator', input: { form: anyForm() } },
  'coupons.end': template(w),
  'coupons.offerCode': {
    who: 'operator',
    input: { templateId: w.templateId, storeId: w.storeId },
  },
  'coupons.pause': template(w),
  'coupons.resume': template(w),
  'coupons.restock': { who: 'operator', input: { templateId: w.templateId, more: 5 } },
  'coupons.copy': template(w),
  'coupons.void': { who: 'operator', input: { templateId: w.templateId, why: '印错了' } },
  'coupons.search': { who: 'operator', input: { code: 'c0' } },
  'inserts.batches': { who: 'operator', input: { after: '1~abc' } },
  'inserts.batch': batch(w),
  'inserts.create': {
    who: 'operator',
    input: { name: '次批', templateId: w.templateId, count: 5 },
  },
  'inserts.void': batch(w, { reason: '印错了' }),
  'inserts.retarget': batch(w, { templateId: w.templateId }),
  'inserts.sheet': batch(w, { from: 1, count: 8 }),
  'inserts.csv': batch(w),
  'staff.setUp': { who: 'operator', input: { setupCode: 'WRONG', name: '苏掌柜' } },
  'staff.list': { who: 'operator', input: {} },
  'staff.invite': { who: 'operator', input: { storeId: w.storeId, role: 'clerk' } },
  'staff.revoke': { who: 'operator', input: { staffId: 's0', storeId: w.storeId } },
  'staff.limit': {
    who: 'operator',
    input: { staffId: 's0', storeId: w.storeId, dailyLimit: 20 },
  },
  'staff.setDevice': {
    who: 'operator',
    input: { staffId: 's0', deviceId: 'd0', revoked: true },
  },
  'stores.list': { who: 'operator', input: {} },
  'stores.save': {
    who: 'operator',
    input: {
      storeId: w.storeId,
      name: '一店',
      address: '青石路 8 号',
      phone: '021-5555 0101',
      hours: '10:00–22:00',
      place: { latitude: 31.2, longitude: 121.4 },
    },
  },
  'membership.find': { who: 'operator', input: { number: '0000 0000' } },
  'membership.member': { who: 'operator', input: { memberId: 'm0' } },
  'points.entriesOf': { who: 'operator', input: { memberId: 'm0', after: '1~abc' } },
  'points.entryOf': { who: 'operator', input: { memberId: 'm0', entryId: 'abc.0' } },
  'points.adjust': { who: 'operator', input: { memberId: 'm0', points: 10, why: '活动补发' } },
  'points.waiting': { who: 'operator', input: {} },
  'points.decide': { who: 'operator', input: { adjustmentId: 'a0', approve: true } },
  'points.liability': { who: 'operator', input: {} },
  'points.csv': { who: 'operator', input: { month: '2026-01', after: '1~abc' } },
  'products.list': { who: 'operator', input: {} },
  'products.save': { who: 'operator', input: { catalogue } },
  'program.show': { who: 'operator', input: {} },
  'program.savePoints': { who: 'operator', input: { rules: points, alsoEarned: false } },
  'program.saveTiers': { who: 'operator', input: { rules: tiers } },
  'program.saveCheckin': { who: 'operator', input: { rules: checkin } },
  'tiers.simulate': { who: 'operator', input: { rules: tiers } },
  'settlement.all': { who: 'operator', input: period },
  'settlement.rows': {
    who: 'operator',
    input: { ...period, storeId: w.storeId, after: '1~abc' },
  },
  'settlement.csv': {
    who: 'operator',
    input: { ...period, storeId: w.storeId, after: '1~abc' },
  },
  'settlement.print': { who: 'operator', input: { ...period, storeId: w.storeId } },
  'grants.preview': { who: 'operator', input: { templateId: w.templateId, audience: {} } },
  'grants.start': {
    who: 'operator',
    input: { templateId: w.templateId, audience: { joinedWithin: 7 }, why: '新客礼' },
  },
  'grants.cancel': { who: 'operator', input: { runId: 'r0' } },
  'grants.list': { who: 'operator', input: { after: '1~abc' } },
  'claimcodes.batches': { who: 'operator', input: { after: '1~abc' } },
  'claimcodes.batch': { who: 'operator', input: { batchId: 'k0' } },
  'claimcodes.make': {
    who: 'operator',
    input: { templateId: w.templateId, name: '异业合作', count: 5 },
  },
  'claimcodes.import': {
    who: 'operator',
    input: {
      templateId: w.templateId,
      name: '外来码',
      fileId: 'cloud://shuke-test.x/codes/in-a1.csv',
    },
  },
  'claimcodes.void': { who: 'operator', input: { batchId: 'k0', why: '印错了' } },
  'wecom.show': { who: 'operator', input: {} },
  'wecom.ways': { who: 'operator', input: { after: '1~abc' } },
  ...campaignSamples,
  ...orderSamples,
})

/** One well-formed call for every route: a route without one does not compile. */
export const samplesOf = (world: World): Samples => ({
  member: memberSamples(world),
  clerk: clerkSamples(world),
  operator: operatorSamples(world),
})
