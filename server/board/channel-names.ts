import { batchNames } from '../inserts'
import { campaignNames } from '../invites'
import { channelWords } from '../persons'
import { storesFor } from '../stores'

type Names = ReadonlyMap<string, string>

const idsOf = (channels: readonly string[], kind: string): string[] =>
  channels.flatMap((one) => (one.startsWith(`${kind}:`) ? [one.slice(kind.length + 1)] : []))

const storeNames = async (ids: readonly string[]): Promise<Names> => {
  const found = ids.length === 0 ? [] : await storesFor(ids)
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** 包裹卡 · 双11 礼盒. A request for each kind of channel that has documents of its own. */
export const channelNames = async (channels: readonly string[]): Promise<Names> => {
  const [card, invite, store] = await Promise.all([
    batchNames(idsOf(channels, 'card')),
    campaignNames(idsOf(channels, 'invite')),
    storeNames(idsOf(channels, 'store')),
  ])
  const own: Record<string, Names> = { card, invite, store }
  return new Map(
    channels.map((channel) => {
      const [kind = '', ...rest] = channel.split(':')
      const name = own[kind]?.get(rest.join(':'))
      const words = channel === 'none' ? '来源不明' : channelWords(channel)
      return [channel, name === undefined ? words : `${words} · ${name}`]
    }),
  )
}

export const channelName = async (channel: string): Promise<string> =>
  (await channelNames([channel])).get(channel) ?? channel
