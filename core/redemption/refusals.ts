/** Read by a clerk at the till with a customer waiting: what it is, and what to do now. */
export const redemptionRefusals = {
  'redemption.code-not-ours': '这不是本店的券码，请让顾客打开小程序里的券，出示券码',
  'redemption.code-unknown': '没有认出这个码，请对准再扫一次，或核对数字',
  'redemption.code-expired': '这个码过期了，可能是截图，请让顾客打开小程序，出示正在跳动的码',
  'redemption.code-used': '这个码刚刚用过了，请让顾客等下一个码',
  'redemption.coupon-used': '这张券已经核销过：{when}，{store}',
  'redemption.coupon-expired': '这张券已经过期：{when}',
  'redemption.coupon-voided': '这张券已经作废，不能使用',
  'redemption.other-store': '这张券不能在本店使用，可用门店请看券的说明',
  'redemption.own-coupon': '不能核销自己的券，请让同事来操作',
  'redemption.not-found': '没有找到这笔核销',
  'redemption.undo-too-late': '已经超过 10 分钟，不能撤销了，请联系店长按退货处理',
  'redemption.undo-not-yours': '只有当时的店员或店长可以撤销这一笔',
  'redemption.part-of-sale': '这张券是和一笔收款一起用的，请到那笔收款里退货',
  'redemption.already-undone': '这一笔已经撤销过了',
} as const
