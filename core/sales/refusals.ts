/** Read by a clerk at the till with a customer waiting: what it is, and what to do now. */
export const salesRefusals = {
  'sales.too-much': '一笔收款不能超过 ¥{limit}，请分开收',
  'sales.visit-expired': '离扫码已经太久了，请让顾客再出示一次会员码',
  'sales.not-ours': '这笔报价不是本店系统开出的，请重新扫会员码',
  'sales.quote-expired': '报价已经过了 5 分钟，请重新算一次',
  'sales.quote-changed': '这位会员的积分、等级或券刚刚有变化，请重新算一次',
  'sales.coupon-not-usable': '这张券不能用在这一笔上：{why}',
  'sales.points-too-many': '这一笔最多能用 {most} 分',
  'sales.points-off': '本店的积分不能抵现',
  'sales.own-sale': '不能给自己收款记积分，请让同事来操作',
  'sales.not-found': '没有找到这笔消费',
  'sales.return-too-much': '退的比买的多了，这一笔最多还能退 ¥{most}',
  'sales.return-nothing': '这一笔已经全部退完了',
  'sales.return-manager': '10 分钟内由收款的店员退，其他退货请店长来操作',
  'sales.own-return': '不能给自己退货，请让同事来操作',
  'sales.changed': '这笔消费刚刚有过退货，请返回重新看一下',
} as const
