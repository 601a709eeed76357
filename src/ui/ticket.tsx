import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Benefit } from '#core/coupons/views'
import { classes } from './classes'
import { faceOf } from './face'

/** Longer amounts (from 10,000 yuan) are set smaller, so that they stay on one line. */
const SHORT_FACE = 4

interface TicketProps {
  benefit: Benefit
  name: string
  rule: string
  /** Used, expired, voided: greyed. */
  off?: boolean
  children?: ReactNode
}

/** A large ticket, as on the coupon page, a landing page, or a preview. */
export function Ticket({ benefit, name, rule, off, children }: TicketProps) {
  const face = faceOf(benefit)
  const item = 'item' in benefit ? benefit.item : undefined
  return (
    <View className={classes('ticket', off && 'ticket-off')}>
      <View className="ticket-stub">
        <View className={classes('ticket-face', face.big.length > SHORT_FACE && 'ticket-long')}>
          {face.sign && <Text className="money-sign">{face.sign}</Text>}
          {face.big}
          {face.small && <Text className="money-fen">{face.small}</Text>}
        </View>
        <View className="ticket-kind">{face.kind}</View>
      </View>
      <View className="ticket-tear" />
      <View className="ticket-main">
        <View className="ticket-name t18 bold">{name}</View>
        {item && item !== name && <View className="t14">{item}</View>}
        <View className="t14 ink-2 gap-4">{rule}</View>
        {children}
      </View>
    </View>
  )
}
