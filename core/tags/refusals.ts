/** Sentences for the operator. */
export const tagsRefusals = {
  'tags.not-found': '没有找到这个标签，可能已经移除',
  'tags.most': '标签最多 {most} 个，请先移除不用的',
  'tags.name-taken': '已经有一个叫这个名字的标签，请换一个名字',
  'tags.of-automatic': '自动标签的规则里只能用手动标签，不能用自动标签“{tag}”',
  'tags.automatic': '“{tag}”是自动标签，由规则打上和取下，不能手动修改',
  'tags.by-hand-most': '一位顾客最多 {most} 个手动标签，请先取下不用的',
  'tags.already-on': '这位顾客已经有这个标签了',
  'tags.not-on': '这位顾客没有这个手动标签',
  'tags.until-past': '结束的日子要在今天或以后',
  'tags.kind-fixed': '标签建好后，手动和自动之间不能切换；请新建一个标签',
} as const
