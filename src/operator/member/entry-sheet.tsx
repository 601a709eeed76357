import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { dayText, momentText } from '#core/kernel/time'
import type { EntryView } from '#core/points/views'
import type { Member } from '@/stores/operator/member'
import { Cell, Loaded, Sheet } from '@/ui'
import { signed } from '@/ui/ledger'

interface WhyProps {
  entry: EntryView
  /** The server's time, ms. */
  now: number
}

const factsOf = ({ entry, now }: WhyProps): [string, string | undefined][] => [
  ['时间', momentText(entry.at, now)],
  ['谁', entry.where ? `${entry.who} · ${entry.where}` : entry.who],
  ['原因', entry.why],
  ['规则', entry.rule],
  ['凭据', entry.document?.name],
  ['待补', entry.debt ? `${signed(entry.debt)} 分` : undefined],
  ['不再要的', entry.waived ? `${entry.waived} 分` : undefined],
  ['之后余额', `${entry.balance} 分`],
]

type Lot = EntryView['lots'][number]

const datesOf = ({ from, until }: Lot, { entry, now }: WhyProps): string => {
  const ends = `${dayText(until, now)} 到期`
  return from > entry.at ? `${dayText(from, now)} 起可用，${ends}` : ends
}

const Lots = (props: WhyProps) => (
  <View className="gap-12">
    <View className="field-label">动了哪些批次</View>
    {props.entry.lots.map((lot, place) => (
      <View
        // biome-ignore lint/suspicious/noArrayIndexKey: lots of an entry never change
        key={place}
        className="post"
      >
        <View className="num">{`${signed(lot.points)} 分`}</View>
        <View className="ink-2">{datesOf(lot, props)}</View>
      </View>
    ))}
  </View>
)

const Why = (props: WhyProps) => {
  const { entry } = props
  return (
    <View>
      <View className="row-head">
        <View className="grow t18 bold">{entry.title}</View>
        <View className="t24 bold num">{signed(entry.points)}</View>
      </View>
      {factsOf(props).map(
        ([label, value]) => value && <Cell key={label} label={label} value={value} />,
      )}
      {entry.lots.length > 0 && <Lots {...props} />}
      <View className="t12 ink-3 gap-12">{`请求号 ${entry.requestId}`}</View>
    </View>
  )
}

/** Why an entry stands there: cause, rule, document, who, when. */
export const EntrySheet = observer(function EntrySheet({ member }: { member: Member }) {
  const { reading, entry } = member
  return (
    <Sheet open={reading !== undefined} title="这一笔" onClose={() => member.read(undefined)}>
      {reading !== undefined && (
        <Loaded of={entry} skeleton="lines" onRetry={() => member.read(reading)}>
          {(data) => <Why entry={data.entry} now={entry.at} />}
        </Loaded>
      )}
    </Sheet>
  )
})
