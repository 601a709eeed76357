import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Coupon, CouponView } from '@/stores/coupon'
import { Button, buzz, Cell, confirm, Notice, Section } from '@/ui'

async function cancel(coupon: Coupon, paid: number): Promise<void> {
  const yes = await confirm({
    title: '取消兑换？',
    text: `取消后：这张券作废，用掉的 ${paid} 分退回原来的批次，到期日不变；已经到期的批次不再退回。`,
    yes: '取消兑换',
    no: '先留着',
  })
  if (yes && (await coupon.cancel())) buzz()
}

/** A coupon that points paid: what it cost, and the way back while it is unused. */
export const Paid = observer(function Paid({ coupon, view }: { coupon: Coupon; view: CouponView }) {
  const { shop } = view
  const { problem } = coupon.cancelling
  if (!shop) return null
  const canCancel = shop.canCancel && coupon.status === 'issued'
  return (
    <Section title="积分兑换">
      {coupon.back !== undefined && (
        <Notice tone="good">{`已取消兑换，退回 ${coupon.back} 分`}</Notice>
      )}
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Cell label="兑换用了" value={`${shop.paid} 分`} last />
      {canCancel && (
        <View className="gap-8">
          <Button kind="quiet" onPress={() => cancel(coupon, shop.paid)} id="cancel">
            取消兑换，退回积分
          </Button>
        </View>
      )}
    </Section>
  )
})
