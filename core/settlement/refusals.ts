export const settlementRefusals = {
  'settlement.period-impossible': '请选一段不超过 92 天、并且不在将来的日期',
} as const
