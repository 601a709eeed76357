/** Sentences for the operator who decides who is one person. */
export const identityRefusals = {
  'identity.not-found': '没有找到这位顾客',
  'identity.link-not-found': '没有找到这条线索，可能已经撤回，请刷新再看',
  'identity.one-person': '两边已经是同一位顾客；要拆开，请在这位顾客的线索里操作',
  'identity.said-before': '已经认定过两边不是同一人',
  'identity.not-standing': '这条线索现在没有把两边合在一起，不用拆开',
  'identity.too-large': '合并后会超过 {most} 个身份，请先核对是不是弄错了',
} as const
