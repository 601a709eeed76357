import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { PointsBrief } from '#core/points/views'
import type { Good } from '#core/shop/contract'
import { shop } from '@/stores/shop'
import { type CouponRow, Empty, go, goHome, Page } from '@/ui'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { useSame } from '@/ui/use-same'
import { whyNot } from './words'
import './index.scss'

/** Goods in one picture. */
const FIRST_GOODS = 6

const ways = { 'role.member-required': { label: '去入会', onPress: goHome } }
const open = ({ detail }: { detail: { id: string } }) => go('member/shop/good', { id: detail.id })

/** A good as a ticket whose stub is its price. */
const rowOf = (good: Good, brief: PointsBrief | undefined): CouponRow => {
  const why = whyNot(good, brief)
  const off = good.state === 'sold-out' || good.state === 'limit-reached'
  return {
    id: good.templateId,
    big: String(good.price),
    small: '分',
    kind: good.benefit.kind === 'gift' ? '到店领' : '换成券',
    name: good.name,
    rule: good.rule,
    ends: [`剩 ${good.left} 件`, ...(why ? [why] : [])].join(' · '),
    ...(off ? { off } : {}),
  }
}

/** Some goods are one native list: later ones never send these again. */
const Goods = ({ goods, brief }: { goods: Good[]; brief: PointsBrief | undefined }) => {
  const items = useSame(goods.map((good) => rowOf(good, brief)))
  return <coupon-rows items={items} onPick={open} />
}

const Have = observer(function Have() {
  const { brief } = shop
  if (!brief) return null
  return (
    <View className="shop-have">
      <View className="ink-2">现在可用</View>
      <View className="t32 bold num" id="have">
        {`${brief.spendable} 分`}
      </View>
      {brief.pending > 0 && (
        <View className="t14 ink-2">{`另有 ${brief.pending} 分过些天可用`}</View>
      )}
      {brief.debt > 0 && <View className="t14 ink-2">{`还欠 ${brief.debt} 分，以后得分先还`}</View>}
    </View>
  )
})

/** What points buy, with its true stock; what is not to be had says why. */
export default observer(function ShopPage() {
  useDidShow(() => void shop.goods.load())
  usePullDownRefresh(() => void shop.goods.load().finally(() => wx.stopPullDownRefresh()))
  const none = <Empty mark="空" text="积分商城还没有上架东西，积分先攒着" />
  return (
    <Page>
      <Have />
      <View className="gap-16" />
      <Listed of={shop.goods} empty={none} ways={ways}>
        {(goods) => (
          <Portions rows={goods} each={FIRST_GOODS}>
            {(portion) => <Goods goods={portion} brief={shop.brief} />}
          </Portions>
        )}
      </Listed>
    </Page>
  )
})
