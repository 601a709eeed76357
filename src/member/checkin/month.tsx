import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { monthOf } from '#core/kernel/time'
import type { Checkin, CheckinPage } from '@/stores/checkin'
import { classes, Notice } from '@/ui'
import { dayOf, makeUpText, monthText } from './words'

interface MonthProps {
  checkin: Checkin
  page: CheckinPage
}

interface TurnProps {
  label: string
  on: boolean
  onTurn: () => unknown
  id: string
}
const Turn = ({ label, on, onTurn, id }: TurnProps) => (
  <View
    className={classes('month-turn', !on && 'month-end')}
    hoverClass="pressed"
    id={id}
    onClick={() => on && onTurn()}
  >
    {label}
  </View>
)

/** Months lie behind each other like the pages of a block. */
const Bar = observer(function Bar({ checkin }: { checkin: Checkin }) {
  return (
    <View className="month-bar">
      <Turn
        label="上月"
        on={checkin.hasEarlier}
        onTurn={() => checkin.turn(-1)}
        id="month-before"
      />
      <View className="bold num">{monthText(checkin.shown)}</View>
      <Turn
        label="下月"
        on={checkin.month !== undefined}
        onTurn={() => checkin.turn(1)}
        id="month-after"
      />
    </View>
  )
})

const todayIn = ({ today }: CheckinPage, month: string): number =>
  monthOf(today) === month ? dayOf(today) : 0

export const Month = observer(function Month({ checkin, page }: MonthProps) {
  const { calendar, month, earlier } = checkin
  const today = todayIn(page, checkin.shown)
  const left = page.open && page.makeUp.left > 0
  const pick = ({ detail }: { detail: { day: number } }) =>
    detail.day === today ? checkin.stamp() : checkin.choose(detail.day)
  return (
    <>
      <View className="month card-box">
        <Bar checkin={checkin} />
        <stamp-card
          month={checkin.shown}
          days={calendar.days}
          madeUp={calendar.madeUp}
          open={left && !month ? calendar.open : 0}
          today={page.open ? today : 0}
          onPick={pick}
        />
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
