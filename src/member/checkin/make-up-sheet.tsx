import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { type BusinessDay, dayText, startOfDay } from '#core/kernel/time'
import type { Checkin, CheckinPage } from '@/stores/checkin'
import { Button, Cell, Notice, Sheet } from '@/ui'

const dayName = ({ running, chosen }: Checkin): string =>
  dayText(startOfDay(`${running}-${String(chosen || 1).padStart(2, '0')}` as BusinessDay))

/** What it costs and what it gives, before it is done (look.md, States). */
const Effect = ({ page }: { page: CheckinPage }) => {
  const { price, left } = page.makeUp
  const after = page.spendable - price
  return (
    <>
      <Cell
        label="用掉积分"
        hint={
          after < 0
            ? `可用积分 ${page.spendable} 分，还差 ${-after} 分`
            : `可用积分 ${page.spendable} 变成 ${after}`
        }
        value={<Text className="num">{price} 分</Text>}
      />
      <Cell label="本月还能补" value={<Text className="num">{left} 次</Text>} last />
      <View className="t14 ink-2">
        补上的这一天接上连续天数，也算进本月累计；那天的签到积分不再补发。
      </View>
    </>
  )
}

/** Asks before points are spent on a missed day. */
export const MakeUpSheet = observer(function MakeUpSheet({
  checkin,
  page,
}: {
  checkin: Checkin
  page: CheckinPage
}) {
  const { price } = page.makeUp
  const short = page.spendable < price
  const footer = (
    <Button disabled={short} onPress={() => checkin.makeUp()} id="make-up">
      {short ? '积分不够' : price === 0 ? '补签' : `用 ${price} 分补签`}
    </Button>
  )
  return (
    <Sheet open={checkin.choosing} title="补签" onClose={() => checkin.leave()} footer={footer}>
      <Problem checkin={checkin} />
      <View className="t24 bold num">{dayName(checkin)}</View>
      <Effect page={page} />
    </Sheet>
  )
})

const Problem = observer(function Problem({ checkin }: { checkin: Checkin }) {
  const { problem } = checkin.step
  return problem ? <Notice tone="bad">{problem.message}</Notice> : null
})
