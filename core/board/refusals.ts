/** Sentences for the operator. */
export const boardRefusals = {
  'board.month-ahead': '这个月还没有到，请选本月或以前的月份',
  'board.channel-unknown': '没有找到这个渠道：它还没有带来过人，也没有成交',
} as const
