import { boardAnswers } from './board-answers.ts'
import { south, west } from './clerk-answers.ts'
import { NOW, type Script } from './clerk-cloud.ts'
import { deskDay } from './desk-answers.ts'
import { programDay } from './program-answers.ts'

const DAY = 24 * 60 * 60_000

export const form = {
  name: '满 60 减 12',
  benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 },
  rules: '每单用一张，不与其他优惠同用。',
  stock: 500,
  perMember: 1,
  validity: { kind: 'days', days: 30 },
  storeIds: [],
  bearer: { kind: 'brand' },
}

const summary = '满 60 元减 12 元，领取后 30 天内有效，全部门店可用，共 500 张，每人限领 1 张'

export const template = (id: string, status: string, change: object = {}) => ({
  id,
  status,
  form: { ...form, ...change },
  summary,
  left: 463,
  issued: 37,
  createdAt: NOW - 9 * DAY,
})

const longName = '周年庆满两百减五十元大额优惠券限定款一'

export const templates = [
  template('tDraft', 'draft', { name: '新年尝鲜' }),
  template('tOut', 'published'),
  template('tLong', 'published', { name: longName }),
  template('tEnd', 'ended', { name: '中秋礼' }),
  template('tPaused', 'paused', { name: '双人下午茶' }),
  template('tShop', 'published', { name: '云雾茶一盒', shop: { price: 200, minLevel: 1 } }),
]

export const batch = {
  id: 'b1',
  name: '十二月天猫包裹',
  count: 1000,
  templateId: 'tOut',
  templateName: form.name,
  status: 'active',
  used: 24,
  createdAt: NOW - 3 * DAY,
}
const voided = {
  ...batch,
  id: 'b2',
  name: '十一月试印',
  status: 'voided',
  voidReason: '二维码印得太小，扫不出来',
}

const device = (id: string, change: object = {}) => ({
  id,
  name: 'iPhone 15',
  firstAt: NOW - 20 * DAY,
  seenAt: NOW - 3 * 60_000,
  revoked: false,
  ...change,
})

export const people = [
  {
    id: 's1',
    name: '苏掌柜',
    operator: true,
    posts: [],
    devices: [device('dv1')],
    joinedAt: NOW - 60 * DAY,
    own: true,
  },
  {
    id: 's2',
    name: '小周',
    operator: false,
    posts: [
      { storeId: south.id, storeName: south.name, role: 'clerk', dailyLimit: 200 },
      { storeId: west.id, storeName: west.name, role: 'manager' },
    ],
    devices: [device('dv2'), device('dv3', { name: '华为 Mate 60', revoked: true })],
    joinedAt: NOW - 30 * DAY,
    own: false,
  },
  {
    id: 's3',
    name: '阿远',
    operator: false,
    posts: [],
    devices: [],
    joinedAt: NOW - 90 * DAY,
    own: false,
  },
]

export const brand = {
  brand: { name: '山间茶铺', slogan: '一杯山里的茶，慢慢喝', hue: 150, radius: 12 },
  consent: {
    version: '1',
    text: '我们只记录您的会员号、领券和核销，用来给您发券、核对使用情况。您可以随时在「我的」里查看这份须知。',
    hash: 'a'.repeat(64),
  },
}

const audit = (place: number, change: object) => ({
  id: `a${place}`,
  at: NOW - place * 60_000,
  action: 'redemption.redeem',
  what: '核销',
  who: '小周',
  where: south.name,
  requestId: 'abcdefghijklmnopqrst',
  ...change,
})

export const auditRows = [
  audit(0, { before: '未使用', after: '已核销' }),
  audit(1, {
    what: '作废批次',
    who: '苏掌柜',
    where: undefined,
    why: '印刷有误',
    before: '可领',
    after: '已作废',
  }),
  audit(2, { what: '领券', who: '会员 尾号 2025', where: undefined }),
  audit(3, { what: '发布券', who: '苏掌柜', where: undefined, before: '草稿', after: '发放中' }),
]

const byId = ({ templateId }: { templateId: string }) => ({
  template: templates.find(({ id }) => id === templateId),
  results: {
    issued: 37,
    redeemed: 12,
    expired: 3,
    voided: 2,
    sales: 11,
    salesFen: 98_650,
    costFen: 14_400,
  },
})

/** A good day at the operator's desk. */
export const operatorDay: Script = {
  ...programDay,
  ...boardAnswers,
  'audit.list': ({ after }: { after?: string }) =>
    after ? { rows: [audit(9, {})] } : { rows: auditRows, next: '1~a3' },
  'stores.list': { stores: [south, west] },
  'stores.save': ({ storeId, ...fields }: { storeId?: string }) => ({
    store: { id: storeId ?? 'stNew', ...fields },
  }),
  'staff.setUp': { name: '苏掌柜' },
  'staff.list': { staff: people },
  'staff.invite': ({ storeId }: { storeId?: string }) => ({
    path: 'clerk/join/index?token=TOKEN',
    fileId: 'cloud://local.bucket/codes/invite.png',
    expiresAt: NOW + 2 * DAY,
    ...(storeId === undefined ? {} : { store: south }),
  }),
  'staff.revoke': { staff: { ...people[1], posts: [people[1]?.posts[1]] } },
  'coupons.templates': { templates },
  'coupons.template': byId,
  'coupons.draft': ({ templateId, form: typed }: { templateId?: string; form: object }) => ({
    template: { ...template(templateId ?? 'tNew', 'draft'), form: typed },
  }),
  'compliance.coupon': { findings: [] },
  'coupons.publish': ({ templateId }: { templateId: string }) => ({
    template: template(templateId, 'published'),
  }),
  'coupons.end': ({ templateId }: { templateId: string }) => ({
    template: template(templateId, 'ended'),
  }),
  'coupons.pause': ({ templateId }: { templateId: string }) => ({
    template: template(templateId, 'paused'),
  }),
  'coupons.resume': ({ templateId }: { templateId: string }) => ({
    template: template(templateId, 'published'),
  }),
  'coupons.restock': ({ templateId, more }: { templateId: string; more: number }) => ({
    template: template(templateId, 'published', { stock: form.stock + more }),
  }),
  'coupons.copy': { template: template('tDraft', 'draft') },
  'coupons.void': ({ templateId }: { templateId: string }) => ({
    template: template(templateId, 'ended'),
    unused: 20,
  }),
  ...deskDay,
  'coupons.offerCode': { fileId: 'cloud://local.bucket/codes/offer.png' },
  'inserts.batches': { batches: [batch, voided] },
  'inserts.batch': ({ batchId }: { batchId: string }) => ({
    batch: batchId === 'b2' ? voided : batch,
  }),
  'inserts.create': ({ name, count }: { name: string; count: number }) => ({
    batch: { ...batch, id: 'b9', name, count, used: 0 },
  }),
  'inserts.void': ({ reason }: { reason: string }) => ({
    batch: { ...batch, status: 'voided', voidReason: reason },
  }),
  'inserts.retarget': { batch: { ...batch, templateId: 'tLong', templateName: longName } },
  'inserts.sheet': { fileId: 'cloud://local.bucket/sheets/b1.pdf', cards: 400, pages: 50 },
  'inserts.csv': { fileId: 'cloud://local.bucket/sheets/b1.csv', cards: 1000 },
  'brand.show': brand,
  'brand.save': (typed: { name: string; slogan: string; hue: number; radius: number }) => ({
    brand: { name: typed.name, slogan: typed.slogan, hue: typed.hue, radius: typed.radius },
    consent: brand.consent,
  }),
}
