/** Read by an operator in the place of a forecast: what is missing, and that waiting helps. */
export const forecastRefusals = {
  'forecast.too-few': '买过的顾客满 {need} 位才能预测，现在有 {have} 位',
  'forecast.too-few-repeaters': '复购过的顾客满 {need} 位才能预测，现在有 {have} 位',
  'forecast.too-short': '购买记录满 {need} 天才能预测，现在有 {have} 天',
  'forecast.no-answer': '现在的购买记录还看不出大家多久来一次、谁不会再来，再积累一段时间就好',
  'forecast.no-money': '现在的消费金额还看不出规律，金额先不预测',
  'forecast.uneven': '少数顾客花的钱远多于其他人，平均数靠不住，金额先不预测',
} as const
export type ForecastRefusal = keyof typeof forecastRefusals
