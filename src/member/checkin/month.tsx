import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { monthOf } from '#core/kernel/time'
import type { Checkin, CheckinPage } from '@/stores/checkin'
import { Notice } from '@/ui'
import type { StampCard } from '@/ui/checkin'
import { useSame } from '@/ui/use-same'
import { dayOf, makeUpText } from './words'

interface MonthProps {
  checkin: Checkin
  page: CheckinPage
}

const todayIn = ({ today, open }: CheckinPage, month: string): number =>
  open && monthOf(today) === month ? dayOf(today) : 0

const cardOf = (checkin: Checkin, page: CheckinPage): StampCard => {
  const { shown, month, calendar, hasEarlier } = checkin
  const { days, madeUp, open } = calendar
  const mayMakeUp = page.open && page.makeUp.left > 0 && !month
  return {
    month: shown,
    days,
    madeUp,
    open: mayMakeUp ? open : 0,
    today: todayIn(page, shown),
    back: hasEarlier,
    on: month !== undefined,
  }
}

/** The month on paper: a tap stamps today, or asks about a missed day. */
export const Month = observer(function Month({ checkin, page }: MonthProps) {
  const { month, earlier } = checkin
  const card = useSame(cardOf(checkin, page))
  const pick = ({ detail }: { detail: { day: number } }) =>
    detail.day === card.today ? checkin.stamp() : checkin.choose(detail.day)
  const turn = ({ detail }: { detail: { months: 1 | -1 } }) => checkin.turn(detail.months)
  return (
    <>
      <View className="month card-box">
        <stamp-card card={card} onPick={pick} onTurn={turn} />
      </View>
      {month && earlier.problem && (
        <Notice tone="warn" act="再试一次" onAct={() => checkin.readMonth(month)}>
          {earlier.problem.message}
        </Notice>
      )}
      {page.open && <View className="t14 ink-2 gap-12">{makeUpText(page)}</View>}
    </>
  )
})
