export const grantsRefusals = {
  'grants.nobody': '现在没有会员符合这些条件，请放宽一些',
  'grants.not-found': '没有找到这次发放',
  'grants.not-running': '这次发放已经结束了',
} as const
