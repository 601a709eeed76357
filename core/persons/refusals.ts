/** Sentences for the operator. */
export const personsRefusals = {
  'persons.not-found': '没有找到这位顾客，可能还没有任何记录',
  'lifecycle.too-few-buyers':
    '统计期内只有 {buyers} 位买过的顾客，至少要 {least} 位才能按人数分档；请先用固定分档',
  'lifecycle.cuts-not-ascending': '分档的数值要一个比一个大，请检查后再保存',
  'lifecycle.window-too-short': '最长的“最近一次购买”分档要比统计期短，否则永远分不到最低档',
  'lifecycle.same-rules': '和现在的规则一样，不用保存',
  'lifecycle.too-many-changes': '规则改得太频繁了（最多 {most} 段），请选择“从头生效”来重新开始',
} as const
