/** Sentences for the operator. */
export const segmentsRefusals = {
  'segments.not-found': '没有找到这个人群，可能已经移除',
  'segments.changed': '别人刚改过这个人群，请刷新后再改',
  'segments.most': '人群最多 {most} 个，请先移除不用的',
  'segments.name-taken': '已经有一个叫这个名字的人群，请换一个名字',
  'segments.empty': '请至少加一个条件，每一组里也要有条件',
  'segments.too-deep': '条件最多套 {most} 层，请简化一些',
  'segments.too-many': '条件最多 {most} 个，请简化一些',
  'segments.wrong-part': '“{field}”这个条件没有填完整，或填了它没有的内容',
  'segments.range': '“{field}”的数值不对：要在 {least} 到 {most} 之间，且最小的不能大于最大的',
  'segments.unknown': '“{field}”里选的内容已经不存在，请重新选择',
  'segments.always': '“{field}”这个条件谁都符合，等于没有条件，请填上数值',
  'segments.contradiction': '“{one}”和“{other}”不可能同时满足，这样选不出任何人',
  'audiences.not-found': '没有找到这份名单',
  'audiences.not-ready': '名单还在生成，请稍等几分钟',
} as const
