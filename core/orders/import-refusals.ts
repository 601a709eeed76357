/** Sentences of imports and claims of orders. Those of files and rows stand in refusals.ts. */
export const importRefusals = {
  'orders.import-not-found': '没有找到这次导入',
  'orders.import-not-checked': '这次导入还没有检查完，或者已经开始了，请刷新后再看',
  'orders.import-not-running': '这次导入没有在进行，请刷新后再看',
  'orders.import-not-paused': '这次导入没有暂停，请刷新后再看',
  'orders.import-ended': '这次导入已经结束了，请刷新后再看',
  'orders.import-not-undoable': '这次导入没有写入订单，或者正在进行，现在不能撤销',
  'orders.import-none-rejected': '这次导入没有未通过的行',
  'orders.not-found': '没有找到这个订单号，请核对，或者先导入包含它的文件',
  'orders.claim-unreadable': '这不像完整的订单号，请到购物平台的订单详情里复制一次',
  'orders.claim-taken': '这个订单已经被别的会员认领了。如果是您买的，请联系店家',
  'orders.claim-mine': '这个订单您已经认领过了',
  'orders.claim-unpaid': '这个订单还没有付款，或者已经关闭、全部退款了',
  'orders.claim-too-old': '这个订单超过 {days} 天了，不能再认领',
  'orders.claim-too-often': '输入的次数有点多，请 {minutes} 分钟后再试',
  'orders.claim-waiting-full': '您已经有 {most} 个订单号在等待核对，请等它们有结果后再试',
  'orders.claim-not-waiting': '这个订单号已经有结果了，请刷新后再看',
} as const
