import type { EntryView, LineKind } from '#core/points/views'

const meanings: Record<LineKind, string> = {
  earn: '得到的积分，有自己的到期日。用的时候，先用最早到期的。',
  spend: '用掉的积分，从最早到期的开始扣。',
  restore: '用掉的积分退回来了，回到原来的批次，到期日也还是原来的。',
  takeback: '得到这些积分的那一步被撤回了，所以一并收回。',
  expire: '这些积分到了到期日，没有用掉，所以不再计入余额。',
  settle: '新得到的积分先补上之前待补的，余额不变。',
  forfeit: '注销会员时放弃的积分。',
  extend: '积分数没有变，到期日改到了更晚的一天。',
}

const aftermath = ({ debt = 0, waived = 0 }: EntryView): string => {
  if (debt > 0) return `当时送的积分已经用掉了 ${debt} 分，记作待补，以后得到的积分会先补上。`
  return waived > 0 ? `有 ${waived} 分已经用掉了，店家不再收回。` : ''
}

/** What a line of the ledger means, in plain words. */
export const meaningOf = (entry: EntryView): string => `${meanings[entry.kind]}${aftermath(entry)}`
