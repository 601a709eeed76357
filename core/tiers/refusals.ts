export const tiersRefusals = {
  'tiers.overlap': '「{lower}」和「{upper}」的成长值范围重叠了，请让后一级从前一级之后开始',
  'tiers.gap': '「{lower}」和「{upper}」之间空着 {from} 到 {to} 的成长值，请接上',
  'tiers.start-not-zero': '第一级要从成长值 0 开始，否则新会员没有等级',
  'tiers.not-higher': '「{upper}」的会员价或积分倍数比「{lower}」还差，请改成一样好或更好',
  'tiers.top-open': '最高一级不设上限，请把「{name}」的上限去掉',
  'tiers.moved':
    '「{name}」是第 {from} 级，已经有会员升级，不能改成第 {to} 级；要多一级，请加在最高一级上面',
} as const
