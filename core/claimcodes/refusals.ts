export const claimcodesRefusals = {
  'claimcodes.not-recognised': '没有认出这个兑换码，请核对后再输一次',
  'claimcodes.too-often': '输错的次数有点多，请 {minutes} 分钟后再试',
  'claimcodes.used': '这个兑换码已经用过了',
  'claimcodes.voided': '这一批兑换码已经作废了',
  'claimcodes.batch-not-found': '没有找到这一批兑换码',
} as const
