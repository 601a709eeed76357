import { platformWords } from '#core/events/words'

const words: Record<string, (rest: string) => string> = {
  card: () => '包裹卡',
  invite: () => '好友邀请',
  store: () => '门店',
  order: (rest) =>
    rest in platformWords ? platformWords[rest as keyof typeof platformWords] : '订单导入',
  wecom: () => '企业微信活码',
}

/** The kind of entry that a channel is; its own name stands in its own list. */
export const channelWords = (channel: string | undefined): string => {
  if (channel === undefined) return '未知'
  const cut = channel.indexOf(':')
  return words[channel.slice(0, cut)]?.(channel.slice(cut + 1)) ?? '其他入口'
}
