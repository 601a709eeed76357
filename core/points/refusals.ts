export const pointsRefusals = {
  'points.not-enough': '积分不够，现在可用 {have} 分',
  'points.entry-not-found': '没有找到这条积分记录',
  'points.expiry-shortened':
    '已经发出的积分不能缩短有效期（现在是 {months} 个月），新规则只能用在以后得到的积分上',
  'points.rate-useless': '每 {points} 分抵 1 元，比发出的还贵，请检查抵扣比例',
  'points.adjust-zero': '请填写要增加或扣减的积分，不能是 0',
  'points.not-waiting': '这笔调整已经处理过了',
  'points.adjustment-not-found': '没有找到这笔调整',
  'points.own-approval': '自己提出的调整要由另一位运营来确认',
  'points.own-account': '不能调整自己的积分，请让另一位运营来做',
} as const
