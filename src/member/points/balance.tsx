import { Text, View } from '@tarojs/components'
import { dayText } from '#core/kernel/time'
import type { PointsBrief } from '#core/points/views'
import type { PointsPage } from '@/stores/points'
import { Cell, go, Notice, Section } from '@/ui'
import { endingTone, endingWords } from '@/ui/ending'
import { signed } from '@/ui/ledger'

const whatFor = ({ spendable, pending, debt }: PointsBrief): string => {
  if (debt > 0) return `待补 ${debt} 分`
  if (pending === 0) return spendable === 0 ? '现在没有可用的积分' : '全部可用'
  return `可用 ${spendable} 分，另有 ${pending} 分还没到可用的日子`
}

/** Taken back after it was spent: no fault of the person, and nothing to pay with money. */
const Debt = ({ debt }: { debt: number }) => (
  <Notice>
    有一笔消费退货了，当时送的积分已经用掉，所以留下 {debt}{' '}
    分待补。以后得到的积分会先补上它，补完就好，不用另外付钱。
  </Notice>
)

const Ends = ({ ends, now }: { ends: PointsPage['ends']; now: number }) => (
  <Section title="什么时候到期">
    {ends.map(({ points, at }, place) => (
      <Cell
        key={at}
        label={<Text className="num">{dayText(at, now)}</Text>}
        value={<Text className="num">{points} 分</Text>}
        last={place === ends.length - 1}
      />
    ))}
  </Section>
)

/** The number that matters, and what can be done with it. */
export const Balance = ({ page, now }: { page: PointsPage; now: number }) => {
  const { brief, ends } = page
  return (
    <>
      <View className="balance card-box">
        <View className="t14 ink-2">积分</View>
        <View className="balance-number num bold" id="balance">
          {brief.balance < 0 ? signed(brief.balance) : brief.balance}
        </View>
        <View className="ink-2 num">{whatFor(brief)}</View>
      </View>
      <View className="gap-16" />
      {brief.debt > 0 && <Debt debt={brief.debt} />}
      {brief.ending && endingTone(brief.ending.at, now) === 'warn' && (
        <Notice tone="warn">{endingWords(brief.ending, now)}</Notice>
      )}
      {ends.length > 0 && <Ends ends={ends} now={now} />}
      <Cell
        label="积分规则"
        hint="怎么得、怎么用、什么时候到期"
        onPress={() => go('member/program')}
        last
      />
    </>
  )
}
