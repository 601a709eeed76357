import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { faceFen } from '#core/coupons/rules'
import type { Ticket as TicketView } from '#core/coupons/views'
import { dayText } from '#core/kernel/time'
import type { Redemption } from '@/stores/clerk/redemption'
import { Button, classes, Notice, Section, Tag, Ticket } from '@/ui'
import { Portions } from '@/ui/portions'

/** Tickets in one picture: the longest words of the contract stay below 5 KB. */
const FIRST_TICKETS = 2

interface ChooserProps {
  scan: Redemption
  tickets: TicketView[]
  /** To the sale, with this coupon or with the best ones. */
  onSell: (couponId?: string) => unknown
  onChoose: (couponId: string) => unknown
}

/** Worth something without a purchase; the others are used in a sale. */
const isAlone = ({ benefit }: TicketView): boolean => faceFen(benefit) !== undefined

const endOf = ({ expiresAt, uses }: TicketView): string => {
  const end = `${dayText(expiresAt, Date.now())} 到期`
  return uses ? `还剩 ${uses.left} 次 · ${end}` : end
}

const Choice = ({ ticket, onPress }: { ticket: TicketView; onPress: () => unknown }) => {
  const { benefit, name, rule, notNow } = ticket
  const off = notNow !== undefined
  return (
    <View
      className={classes('pick-one', off && 'pick-off')}
      {...(off ? {} : { hoverClass: 'pressed', onClick: onPress })}
    >
      <Ticket benefit={benefit} name={name} rule={rule} off={off}>
        <View className="t14 ink-3">{notNow ?? endOf(ticket)}</View>
        {!off && !isAlone(ticket) && (
          <View className="row">
            <Tag>收款时用</Tag>
          </View>
        )}
      </Ticket>
    </View>
  )
}

const Choices = ({ tickets, onChoose, onSell }: Omit<ChooserProps, 'scan'>) => (
  <Portions rows={tickets} each={FIRST_TICKETS}>
    {(portion) =>
      portion.map((ticket) => (
        <Choice
          key={ticket.id}
          ticket={ticket}
          onPress={() => (isAlone(ticket) ? onChoose(ticket.id) : onSell(ticket.id))}
        />
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
      <Button big onPress={() => onSell()} id="sell">
        收款
      </Button>
      <View className="t14 ink-2 center gap-8">按会员价算，能用的券和积分一起看</View>
      <Section title="只核销一张券">
        {problem && <Notice tone="bad">{problem.message}</Notice>}
        {tickets.length > 0 ? (
          <Choices tickets={tickets} onChoose={onChoose} onSell={onSell} />
        ) : (
          <View className="ink-2">这位会员现在没有能在本店用的券</View>
        )}
      </Section>
    </View>
  )
})
