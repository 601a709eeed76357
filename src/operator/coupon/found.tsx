import { View } from '@tarojs/components'
import type { CouponFound } from '#core/coupons/contract'
import { momentText } from '#core/kernel/time'
import { Cell, endText, go, Ticket } from '@/ui'
import { Later } from '@/ui/later'
import { statusText } from '@/ui/rows'
import { Story } from './story'

interface FoundProps {
  coupon: CouponFound
  /** The server's time, ms. */
  now: number
}

const stateText = ({ ticket }: CouponFound): string => {
  const { uses } = ticket
  const left = uses ? `，还剩 ${uses.left} 次` : ''
  return ticket.status === 'issued' ? `${statusText.issued}${left}` : statusText[ticket.status]
}

const Facts = ({ coupon, now }: FoundProps) => (
  <View className="doors gap-12">
    <Cell label="状态" value={stateText(coupon)} />
    <Cell
      label="会员"
      value={coupon.member}
      onPress={() => go('operator/member', { id: coupon.memberId })}
    />
    <Cell label="怎么来的" value={coupon.from} />
    <Cell label="发出" value={momentText(coupon.issuedAt, now)} />
    <Cell label="有效期" value={endText(coupon.ticket.expiresAt, now)} />
    <Cell label="编号" value={coupon.ticket.id} />
    <Cell
      label="哪一种券"
      value={coupon.ticket.name}
      onPress={() => go('operator/template', { id: coupon.templateId })}
      last
    />
  </View>
)

/** One coupon: what it is, whose, where from, and its story. */
export const Found = ({ coupon, now }: FoundProps) => {
  const { ticket, story } = coupon
  return (
    <View className="cols gap-24">
      <View className="col">
        <Ticket
          benefit={ticket.benefit}
          name={ticket.name}
          rule={ticket.rule}
          off={ticket.status !== 'issued'}
        />
        <Later>
          <Facts coupon={coupon} now={now} />
        </Later>
      </View>
      <View className="col">
        <Later>
          <Story story={story} now={now} />
        </Later>
      </View>
    </View>
  )
}
