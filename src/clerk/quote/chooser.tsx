import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Ticket as TicketView } from '#core/coupons/views'
import { dayText } from '#core/kernel/time'
import type { Redemption } from '@/stores/clerk/redemption'
import { Button, classes, Empty, goBack, Notice, Ticket } from '@/ui'

interface ChooserProps {
  scan: Redemption
  tickets: TicketView[]
  onChoose: (couponId: string) => unknown
}

/** A member code was shown: which of their coupons is it to be? */
export const Chooser = observer(function Chooser({ scan, tickets, onChoose }: ChooserProps) {
  const { problem, busy } = scan.picking
  if (tickets.length === 0) {
    return (
      <Empty mark="空" text={`${scan.member} 现在没有能在本店用的券`}>
        <Button onPress={goBack}>返回</Button>
      </Empty>
    )
  }
  return (
    <View className={classes(busy && 'pick-busy')}>
      <View className="t24 bold">用哪张券</View>
      <View className="ink-2 gap-4">{`${scan.member} · 快到期的在前`}</View>
      <View className="gap-16" />
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {tickets.map(({ id, benefit, name, rule, expiresAt }) => (
        <View key={id} className="pick-one" hoverClass="pressed" onClick={() => onChoose(id)}>
          <Ticket benefit={benefit} name={name} rule={rule}>
            <View className="t14 ink-3">{`${dayText(expiresAt, Date.now())} 到期`}</View>
          </Ticket>
        </View>
      ))}
    </View>
  )
})
