import type { ClaimView, ImportView, RejectedRow } from '../../core/orders/contract.ts'
import { NO_DIFF, type OrderView } from '../../core/orders/import.ts'
import { NOW, type Script } from './clerk-cloud.ts'

/** What the cloud says of imports and claims of orders on a good day. */

const DAY = 24 * 60 * 60_000

export const wouldBe = {
  ...{ orders: 412, fresh: 400, changed: 9, same: 3, bought: 396 },
  ...{ fen: 4_812_050, backFen: 12_800, buyersNew: 233, buyersKnown: 41 },
}
const nothing = { start: false, pause: false, resume: false, cancel: false, undo: false }

export const anImport = (change: Partial<ImportView> = {}): ImportView => ({
  id: 'i1',
  name: '双十一订单.csv',
  kind: '淘宝 / 天猫订单报表',
  state: 'checked',
  stateName: '检查完成，等待开始',
  wish: '',
  at: NOW - 60_000,
  percent: 100,
  rows: 498,
  rejected: 7,
  from: NOW - 400 * DAY,
  to: NOW - 2 * DAY,
  wouldBe,
  was: NO_DIFF,
  may: { ...nothing, start: true, cancel: true },
  ...change,
})

export const running = anImport({
  state: 'running',
  stateName: '正在导入',
  percent: 42,
  was: { ...wouldBe, orders: 173, fresh: 170, changed: 2, same: 1 },
  may: { ...nothing, pause: true, cancel: true },
})
export const paused = anImport({
  ...running,
  state: 'paused',
  stateName: '已暂停',
  may: { ...nothing, resume: true, cancel: true, undo: true },
})
export const done = anImport({
  state: 'done',
  stateName: '已完成',
  was: wouldBe,
  may: { ...nothing, undo: true },
})

export const rejectedRow = (place: number): RejectedRow => ({
  row: 17 + place,
  column: '订单编号',
  value: '1.93E+15',
  why: '订单编号成了科学计数，原来的数字找不回来了，请把这一列设成文本后重新导出',
})
const rejected = [0, 1, 2, 3, 4].map(rejectedRow)

export const shown = (import_: ImportView, overtaken = false) => ({
  import: import_,
  rejected: import_.rejected > 0 ? rejected : [],
  overtaken,
})

const order: OrderView = {
  id: 'taobao.6917926768823643751',
  platform: 'taobao',
  platformName: '淘宝天猫',
  orderNo: '6917926768823643751',
  state: 'paid',
  stateName: '已付款',
  at: NOW - 40 * DAY,
  fen: 12_800,
  backFen: 2000,
  goods: ['老白茶 2019 年 100 克', '桂花乌龙'],
  imports: [{ id: 'i1', name: '双十一订单.csv', at: NOW - DAY }],
  claimedBy: '会员 尾号 2025',
  claimedAt: NOW - 3 * DAY,
  points: 108,
}

export const claim = (change: Partial<ClaimView> = {}): ClaimView => ({
  id: 'taobao.6917926768823643751',
  orderNo: '6917…3751',
  state: 'claimed',
  words: '淘宝天猫 · ¥128',
  at: NOW - DAY,
  points: 128,
  ...change,
})
export const waiting = claim({
  id: 'w.abc',
  orderNo: '4021…8890',
  state: 'waiting',
  words: '等待核对：店家导入订单后自动认领',
  points: 0,
})
export const claimWords = [
  '付款后 180 天内的订单可以认领，每个订单只能被一位会员认领一次',
  '认领的订单按会员计划的消费规则得积分和成长值，退款时相应收回',
]

export const ordersDesk: Script = {
  'orders.imports': {
    imports: [
      anImport({ id: 'i2', name: '抖店十一月.xlsx', kind: '抖店订单' }),
      done,
      anImport({
        id: 'i3',
        name: '旧表.xls',
        kind: '',
        state: 'failed',
        stateName: '没有通过检查',
        problem: '这是旧版 Excel（.xls），请在 Excel 里「另存为 → CSV UTF-8」或 .xlsx 再上传',
        may: nothing,
      }),
    ],
  },
  'orders.import': shown(anImport()),
  'orders.push': shown(done),
  'orders.check': { import: anImport() },
  'orders.start': { import: running },
  'orders.pause': { import: paused },
  'orders.resume': { import: running },
  'orders.cancel': {
    import: { ...paused, state: 'cancelled', stateName: '已停止', may: { ...nothing, undo: true } },
  },
  'orders.undo': { import: { ...done, state: 'undoing', stateName: '正在撤销', may: nothing } },
  'orders.rejects': ({ after }: { after?: string }) =>
    after
      ? { rows: [20, 21, 22].map(rejectedRow) }
      : { rows: Array.from({ length: 20 }, (_, place) => rejectedRow(place)), next: '0~20' },
  'orders.rejected': { fileId: 'cloud://local.bucket/orders/i1-x/rejected.csv', rows: 7 },
  'orders.search': { orders: [order] },
  'orders.rules': { rules: { earn: false, days: 180 }, words: claimWords },
  'orders.saveRules': ({ rules }: { rules: object }) => ({ rules, words: claimWords }),
}

export const ordersMember: Script = {
  'orders.claims': { claims: [claim(), waiting], words: claimWords },
  'orders.claim': { claim: claim() },
  'orders.forget': { claimId: waiting.id },
}
