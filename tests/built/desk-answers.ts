import { south, west } from './clerk-answers.ts'
import { NOW, type Script } from './clerk-cloud.ts'

/** What the cloud says of single coupons, grants, codes, goods and settlement on a good day. */

const DAY = 24 * 60 * 60_000

export const found = {
  ticket: {
    id: 'tOut.m1.1',
    name: '满 60 减 12',
    benefit: { kind: 'amount-off', offFen: 1200, minFen: 6000 },
    status: 'redeemed',
    expiresAt: NOW + 12 * DAY,
    rule: '满 60 元可用 · 全部门店',
  },
  member: '会员 尾号 2025',
  memberId: 'm1',
  templateId: 'tOut',
  issuedAt: NOW - 5 * DAY,
  from: '包裹卡',
  story: [
    { at: NOW - 5 * DAY, event: 'issued' },
    { at: NOW - 3 * DAY, event: 'redeemed', store: south.name },
    { at: NOW - 3 * DAY + 60_000, event: 'undone', store: south.name },
    { at: NOW - 60_000, event: 'redeemed', store: west.name },
  ],
}

export const run = (id: string, change: object = {}) => ({
  id,
  templateId: 'tOut',
  name: '满 60 减 12',
  who: '限第 2 级及以上会员、买过，但最近 30 天没有再买',
  why: '冬至回馈老顾客',
  at: NOW - DAY,
  status: 'done',
  seen: 2431,
  given: 318,
  skipped: 4,
  ...change,
})

export const codes = (id: string, change: object = {}) => ({
  id,
  name: '某某平台十二月',
  templateId: 'tOut',
  templateName: '满 60 减 12',
  source: 'made',
  status: 'active',
  count: 5000,
  done: 5000,
  used: 321,
  rejected: 0,
  createdAt: NOW - 2 * DAY,
  files: ['cloud://local.bucket/codes/k1-1.csv', 'cloud://local.bucket/codes/k1-2.csv'],
  ...change,
})
const codeBatches = [
  codes('k1'),
  codes('k2', { name: '校园地推', status: 'voided', used: 12 }),
  codes('k3', { name: '合作商场', source: 'imported', rejected: 17, files: [] }),
]

export const catalogue = {
  categories: [
    { id: 'c1', name: '现泡茶' },
    { id: 'c2', name: '茶点' },
  ],
  products: [
    { id: 'p1', name: '龙井', categoryId: 'c1', fen: 2800 },
    { id: 'p2', name: '桂花乌龙', categoryId: 'c1', fen: 3250 },
    { id: 'p3', name: '桂花糕一份', categoryId: 'c2', fen: 1800 },
  ],
  rev: 4,
}

const share = (bearer: string, uses: number, fen: number) => ({ bearer, uses, fen })
const statement = (storeId: string, store: string, change: object = {}) => ({
  storeId,
  store,
  made: 42,
  back: 3,
  fen: 46_800,
  shares: [share('brand', 30, 36_000), share('store', 6, 7200), share('茶山合作社', 3, 3600)],
  ...change,
})
const statements = [
  statement(south.id, south.name),
  statement(west.id, west.name, {
    made: 2,
    back: 3,
    fen: -1250,
    shares: [share('brand', -1, -1250)],
  }),
]

const settled = (place: number, change: object = {}) => ({
  id: `e${place}`,
  at: NOW - place * 3_600_000,
  coupon: '满 60 减 12',
  couponId: 'tOut.m1.1',
  store: south.name,
  clerk: '小周',
  bearer: 'brand',
  fen: 1200,
  ...change,
})

const batchOf = ({ batchId }: { batchId: string }) => ({
  batch: codeBatches.find(({ id }) => id === batchId) ?? codes(batchId),
})

export const deskDay: Script = {
  'coupons.search': { coupon: found },
  'grants.list': { runs: [run('g2', { status: 'running', seen: 900, given: 120 }), run('g1')] },
  'grants.preview': { people: 318, left: 463, who: '限第 2 级及以上会员' },
  'grants.start': { run: run('g3', { status: 'running', seen: 0, given: 0, skipped: 0 }) },
  'grants.cancel': { run: run('g2', { status: 'cancelled', seen: 950, given: 130 }) },
  'claimcodes.batches': { batches: codeBatches },
  'claimcodes.batch': batchOf,
  'claimcodes.make': ({ name, count }: { name: string; count: number }) => ({
    batch: codes('k1', { name, count }),
  }),
  'claimcodes.import': ({ name }: { name: string }) => ({
    batch: codes('k3', { name, source: 'imported' }),
  }),
  'claimcodes.void': { batch: codes('k1', { status: 'voided' }) },
  'products.list': { catalogue },
  'products.save': ({ catalogue: typed }: { catalogue: { rev: number } }) => ({
    catalogue: { ...typed, rev: typed.rev + 1 },
  }),
  'settlement.all': {
    statements,
    total: statement('all', '全部门店', { made: 44, back: 6, fen: 45_550 }),
  },
  'settlement.rows': { rows: [settled(0), settled(1, { fen: -1200 }), settled(2)] },
  'settlement.csv': { fileId: 'cloud://local.bucket/months/settled.csv', rows: 44 },
  'settlement.print': { fileId: 'cloud://local.bucket/sheets/settled.pdf' },
  'staff.setDevice': ({ staffId, revoked }: { staffId: string; revoked: boolean }) => ({
    staff: {
      id: staffId,
      name: '小周',
      operator: false,
      posts: [{ storeId: south.id, storeName: south.name, role: 'clerk' }],
      devices: [{ id: 'dv2', name: 'iPhone 15', firstAt: NOW - 20 * DAY, seenAt: NOW, revoked }],
      joinedAt: NOW - 30 * DAY,
      own: false,
    },
  }),
  'staff.limit': ({ staffId, dailyLimit }: { staffId: string; dailyLimit?: number }) => ({
    staff: {
      id: staffId,
      name: '小周',
      operator: false,
      posts: [
        {
          storeId: south.id,
          storeName: south.name,
          role: 'clerk',
          ...(dailyLimit ? { dailyLimit } : {}),
        },
      ],
      devices: [],
      joinedAt: NOW - 30 * DAY,
      own: false,
    },
  }),
}
