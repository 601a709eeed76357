import { View } from '@tarojs/components'
import type { Ticket as TicketView } from '#core/coupons/views'
import { Button, endText, goHome, replace, Ticket } from '@/ui'
import './done.scss'

/** Quiet success after taking a ticket, and the next step. */
export function Taken({ ticket, now }: { ticket: TicketView; now: number }) {
  return (
    <>
      <View className="done" id="taken">
        <View className="done-tick" />
        <View className="t24 bold gap-16">已放进您的券包</View>
      </View>
      <Ticket benefit={ticket.benefit} name={ticket.name} rule={ticket.rule}>
        {ticket.notNow && <View className="t14">{ticket.notNow}</View>}
        <View className="t14 ink-2">{endText(ticket.expiresAt, now)}</View>
      </Ticket>
      <View className="gap-24" />
      <Button onPress={() => replace('member/coupon', { id: ticket.id })} id="see-coupon">
        看这张券
      </Button>
      <View className="gap-8" />
      <Button kind="quiet" onPress={goHome}>
        回到会员卡
      </Button>
    </>
  )
}
