import { Text, View } from '@tarojs/components'
import { dayText, momentText } from '#core/kernel/time'
import type { EntryView } from '#core/points/views'
import { Cell, go, Notice, Section } from '@/ui'
import { groups } from '@/ui/groups'
import { signed } from '@/ui/ledger'
import { meaningOf } from './meaning'

const Fact = ({ label, value }: { label: string; value: string | undefined }) =>
  value ? <Cell label={label} value={<Text className="num">{value}</Text>} /> : null

type Document = NonNullable<EntryView['document']>

const documentLabel: Record<Document['kind'], string> = {
  sale: '消费',
  coupon: '券',
  day: '签到日',
}

/** Where the thing itself can be seen, when it has a page. */
const wayTo = ({ kind, id }: Document): (() => unknown) | undefined => {
  if (kind === 'coupon') return () => go('member/coupon', { id })
  if (kind === 'day') return () => go('member/checkin')
  return undefined
}

const DocumentCell = ({ document }: { document: Document }) => {
  const open = wayTo(document)
  return (
    <Cell
      label={documentLabel[document.kind]}
      value={document.name}
      {...(open ? { onPress: open } : {})}
    />
  )
}

const datesOf = ({ from, until }: EntryView['lots'][number], now: number): string =>
  from > now
    ? `${dayText(from, now)} 起可用，${dayText(until, now)} 到期`
    : `${dayText(until, now)} 到期`

const Lots = ({ lots, now }: { lots: EntryView['lots']; now: number }) => (
  <Section title="涉及的积分批次">
    {lots.map(({ points, from, until }, place) => (
      <Cell
        key={`${from}.${until}.${points}`}
        label={<Text className="num">{signed(points)} 分</Text>}
        hint={<Text className="num">{datesOf({ points, from, until }, now)}</Text>}
        last={place === lots.length - 1}
      />
    ))}
  </Section>
)

/** Cause, rule, document, who, when, where; what it did, and what was there afterwards. */
export const Why = ({ entry, now }: { entry: EntryView; now: number }) => (
  <>
    <View className="card-box center">
      <View className="ink-2">{entry.title}</View>
      <View className="why-number num bold" id="amount">
        {signed(entry.points)}
      </View>
      <View className="t14 ink-3 num gap-4">{momentText(entry.at, now)}</View>
    </View>
    <View className="gap-16" />
    <Notice>{meaningOf(entry)}</Notice>
    <Section title="为什么">
      <Fact label="规则" value={entry.rule} />
      {entry.document && <DocumentCell document={entry.document} />}
      <Fact label="地点" value={entry.where} />
      <Fact label="经手" value={entry.who} />
      <Fact label="原因" value={entry.why} />
      <Cell
        label="之后的余额"
        value={
          <Text className="num">{entry.balance < 0 ? signed(entry.balance) : entry.balance}</Text>
        }
        last
      />
    </Section>
    {entry.lots.length > 0 && <Lots lots={entry.lots} now={now} />}
    <View className="t12 ink-3 gap-24 num">编号 {groups(entry.requestId)}</View>
  </>
)
