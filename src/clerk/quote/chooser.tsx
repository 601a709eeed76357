import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Ticket as TicketView } from '#core/coupons/views'
import { dayText } from '#core/kernel/time'
import type { Redemption } from '@/stores/clerk/redemption'
import { Button, classes, Notice, Section, Ticket } from '@/ui'
import { Portions } from '@/ui/portions'

/** Tickets in one picture: the longest words of the contract stay below 5 KB. */
const FIRST_TICKETS = 2

interface ChooserProps {
  scan: Redemption
  tickets: TicketView[]
  onSell: () => unknown
  onChoose: (couponId: string) => unknown
}

const Choices = ({ tickets, onChoose }: Pick<ChooserProps, 'tickets' | 'onChoose'>) => (
  <Portions rows={tickets} each={FIRST_TICKETS}>
    {(portion) =>
      portion.map(({ id, benefit, name, rule, expiresAt }) => (
        <View key={id} className="pick-one" hoverClass="pressed" onClick={() => onChoose(id)}>
          <Ticket benefit={benefit} name={name} rule={rule}>
            <View className="t14 ink-3">{`${dayText(expiresAt, Date.now())} 到期`}</View>
          </Ticket>
        </View>
      ))
    }
  </Portions>
)

/** A member code was shown: is it a sale, or one of their coupons by itself? */
export const Chooser = observer(function Chooser(props: ChooserProps) {
  const { scan, tickets, onSell, onChoose } = props
  const { problem, busy } = scan.picking
  return (
    <View className={classes(busy && 'pick-busy')}>
      <View className="t24 bold">{scan.member}</View>
      <View className="gap-16" />
      <Button big onPress={onSell} id="sell">
        收款
      </Button>
      <View className="t14 ink-2 center gap-8">按会员价算，能用的券和积分一起看</View>
      <Section title="只核销一张券">
        {problem && <Notice tone="bad">{problem.message}</Notice>}
        {tickets.length > 0 ? (
          <Choices tickets={tickets} onChoose={onChoose} />
        ) : (
          <View className="ink-2">这位会员现在没有能在本店用的券</View>
        )}
      </Section>
    </View>
  )
})
