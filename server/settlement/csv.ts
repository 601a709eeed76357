import { csvLine } from '#core/kernel/csv'
import { ok, refuse } from '#core/kernel/result'
import { businessDayOf, clockText } from '#core/kernel/time'
import type { SettledRow, settlementOperatorRoutes } from '#core/settlement/contract'
import { bearerName, spanOf } from '#core/settlement/rules'
import type { UseCase } from '../platform/context'
import { keepPart } from '../platform/month-file'
import { readStore } from '../stores'
import { settledRows } from './rows'

const HEAD = csvLine([
  '时间',
  '门店',
  '券',
  '券编号',
  '经手',
  '费用承担',
  '金额（元）',
  '收款单',
  '流水号',
])

const FEN = 100

/** The amount is a number of yuan, so that the column can be summed: below zero when taken back. */
const lineOf = ({ at, store, coupon, couponId, clerk, bearer, fen, sale, id }: SettledRow) =>
  csvLine([
    `${businessDayOf(at)} ${clockText(at)}`,
    store,
    coupon,
    couponId,
    clerk,
    bearerName(bearer),
    fen / FEN,
    sale ?? '',
    id,
  ])

/** A period's entries, oldest first, as CSV; `next` when another file follows. */
export const csv: UseCase<(typeof settlementOperatorRoutes)['settlement.csv']> = async (
  { from, to, storeId, after },
  { now },
) => {
  const span = spanOf({ from, to }, now)
  if (!span.ok) return span
  if (storeId !== undefined && !(await readStore(storeId))) return refuse('stores.not-found')
  const content = {
    name: 'settlement',
    head: HEAD,
    where: storeId === undefined ? {} : { storeId },
    way: 'asc',
    by: 'settledAt',
    linesOf: async (docs) => (await settledRows(docs)).map(lineOf),
  } satisfies Parameters<typeof keepPart>[0]
  const name = [from, to, storeId ?? 'all'].join('-')
  return ok(await keepPart(content, { name, ...span.value, after }))
}
