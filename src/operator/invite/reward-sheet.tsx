import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import type { Invite } from '@/stores/operator/invite'
import type { RewardKind } from '@/stores/operator/invite-rewards'
import { Button, classes, go, Notice, Sheet } from '@/ui'
import { Marked } from '@/ui/desk/mark'
import { Typed } from '@/ui/desk/typed'
import { Portions } from '@/ui/portions'
import { useKept } from '@/ui/use-kept'

interface PartProps {
  invite: Invite
}

const kinds: [RewardKind, string][] = [
  ['points', '积分'],
  ['coupon', '优惠券'],
  ['none', '没有'],
]

const Kinds = ({ invite: { picking } }: PartProps) => (
  <View className="choice kinds">
    {kinds.map(([kind, label]) => (
      <View
        key={kind}
        className="choice-one"
        hoverClass="pressed"
        onClick={() => picking.setKind(kind)}
      >
        {label}
      </View>
    ))}
  </View>
)

const Points = observer(function Points({ invite }: PartProps) {
  const off = invite.program.data !== undefined && !invite.facts.pointsOn
  return (
    <View className="in-points">
      {off && <Notice tone="warn">还没有设置积分，先在会员计划里打开积分，才能用它做奖励。</Notice>}
      <Typed of={invite.picking.points} id="reward-points" label="多少分" type="number" unit="分" />
    </View>
  )
})

const Coupons = observer(function Coupons({ invite }: PartProps) {
  const { facts, picking } = invite
  return (
    <View className="choice picks gap-12">
      <Portions rows={facts.giving}>
        {(portion) =>
          portion.map(({ id, label }) => (
            <View
              key={id}
              className="choice-one"
              hoverClass="pressed"
              onClick={() => picking.choose(id)}
            >
              {label}
            </View>
          ))
        }
      </Portions>
    </View>
  )
})

const NoCoupon = observer(function NoCoupon({ invite }: PartProps) {
  const { rows, problem } = invite.templates
  if (problem) return <Notice tone="bad">{problem.message}</Notice>
  if (!rows || invite.facts.giving.length > 0) return null
  return (
    <Notice act="去建券" onAct={() => go('operator/templates')}>
      还没有正在发放的券。先建一张并发布，再回来选。
    </Notice>
  )
})

/** Only where what was used becomes a debt, the coupon needs a price in points. */
const Debt = observer(function Debt({ invite }: PartProps) {
  const off = invite.draft.keeping.whenSpent !== 'debt'
  return (
    <View className={classes(off && 'word-none')}>
      <Typed
        of={invite.picking.debt}
        id="reward-debt"
        label="用掉以后要收回时，记多少待补积分"
        hint="从以后得到的积分里补；不用补就留空"
        type="number"
        unit="分"
      />
    </View>
  )
})

/** Kind and coupon are one class of the whole, so that a tap sends one value (≤ 300 B). */
const Shell = observer(function Shell({ invite, children }: PartProps & { children: ReactNode }) {
  const { picking, facts } = invite
  const place = facts.giving.findIndex(({ id }) => id === picking.templateId) + 1
  const must = picking.slot?.mayBeNone === false
  // Nobody sees it while it is closed: then nothing of it is sent.
  const name = useKept(
    classes('ks', `k-${picking.kind}`, `pick-${place}`, must && 'must'),
    !picking.slot,
  )
  return <View className={name}>{children}</View>
})

const Body = ({ invite }: PartProps) => (
  <Shell invite={invite}>
    <Kinds invite={invite} />
    <Points invite={invite} />
    <View className="in-coupon">
      <NoCoupon invite={invite} />
      <Marked of={invite.picking.template}>
        <Coupons invite={invite} />
      </Marked>
      <Debt invite={invite} />
    </View>
    <View className="in-none ink-2 gap-12">这一处不给奖励。</View>
    <View className="t14 ink-3 gap-12">
      奖励是说好的、固定的，好友完成后马上发：不能是现金、红包或抽奖。礼品请先做成一张兑换券。
    </View>
  </Shell>
)

/** One sheet for every reward of the form. */
export const RewardSheet = observer(function RewardSheet({ invite }: PartProps) {
  const { picking } = invite
  const title = useKept(picking.title || ' ', !picking.slot)
  return (
    <Sheet
      open={picking.slot !== undefined}
      title={title}
      onClose={() => picking.close()}
      footer={<Button onPress={() => picking.done()}>就给这个</Button>}
    >
      <Body invite={invite} />
    </Sheet>
  )
})
