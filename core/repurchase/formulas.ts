/** How each number is made, one sentence each: a tap away from the number itself. */
export const repurchaseFormulas = {
  repurchaseEver: '复购率 = 买过两单及以上的顾客 ÷ 买过的顾客；全部退掉的单不算',
  repurchaseIn: '期间复购率 = 这段时间里买过两单及以上的顾客 ÷ 这段时间里买过的顾客',
  againIn: '回头客占比 = 这个月里有一单不是第一次买的顾客 ÷ 这个月买过的顾客',
  oldBuyersIn: '老客占比 = 这段时间里买过、以前也买过的顾客 ÷ 这段时间里买过的顾客',
  retainedIn: '留存率 = 上一段时间和这段时间都买过的顾客 ÷ 上一段时间买过的顾客；两段一样长',
  cameBackWithin:
    '首购后复购率 = 首购后规定天数里换一天又买过的顾客 ÷ 首购已满这些天的顾客；没满的先不算',
  interval:
    '复购间隔 = 同一位顾客相邻两单相隔的天数，看中位数；同一天的几单算一次，还没等到下一单的不在内',
  boughtAtLeast: '多次购买 = 到这一天为止的若干个月里，留下来的单数达到规定数目的顾客',
  retainedAfter:
    '第 n 个月留存 = 首购后第 n 个月里又买过的顾客 ÷ 首购的顾客；这个月还没过完的批次不算',
  fenAfter:
    '顾客价值（已发生） = 首购到第 n 个月末一共花的钱，扣掉退款 ÷ 首购的顾客；没过完的批次不算',
  ordersIn: '购买频次 = 这段时间的单数 ÷ 这段时间里买过的顾客',
  fenIn: '人均消费 = 这段时间花的钱，扣掉退款 ÷ 这段时间里买过的顾客',
  frequencyOf: '购买频次（按月） = 这个月付款的单数 ÷ 这个月买过的顾客',
  salesShareOf: '成交占比 = 这群顾客这个月付的钱 ÷ 所有顾客这个月付的钱；退款前',
  timesOf: '频次倍数 = 这群顾客的购买频次 ÷ 对照顾客同一段时间的购买频次',
} as const
export type RepurchaseFigure = keyof typeof repurchaseFormulas
