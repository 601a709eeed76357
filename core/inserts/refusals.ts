export const insertsRefusals = {
  // One and the same answer for a forged and a mistyped card: nothing to learn by trying.
  'inserts.not-recognised': '没有认出这张卡，请对着卡片再扫一次，或核对卡上的字符',
  'inserts.typed-too-often': '输错的次数有点多，请 {minutes} 分钟后再试，或直接扫卡上的二维码',
  'inserts.used': '这张卡已经被领过了',
  'inserts.voided': '这批卡已经停用，抱歉让您白跑一趟',
  'inserts.batch-not-found': '没有找到这个批次',
  'inserts.already-voided': '这个批次已经作废',
  'inserts.more-than-stock': '卡片数量比券的库存还多，请减少数量或换一张券',
  'inserts.template-in-shop': '这张券要用积分兑换，不能放进包裹卡，请换一张免费的券',
  'inserts.range-outside': '要打印的序号超出了这个批次',
} as const
