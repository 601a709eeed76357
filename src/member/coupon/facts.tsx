import { observer } from 'mobx-react-lite'
import type { StoreView, Uses } from '#core/coupons/views'
import type { Coupon, CouponView } from '@/stores/coupon'
import { go, Section } from '@/ui'
import { Later } from '@/ui/later'
import { FactRows } from '../parts/fact-rows'
import { StoreRow } from '../parts/store-row'
import { Paid } from './paid'
import { Reminder } from './reminder'
import { Story } from './story'

/** As many as fit under a thumb; the others have a page of their own. */
const FEW_STORES = 3

const usesFact = (uses: Uses | undefined) =>
  uses ? [{ label: '可用次数', text: `一共 ${uses.all} 次，还剩 ${uses.left} 次` }] : []

const Rules = ({ view }: { view: CouponView }) => (
  <Section title="怎么用">
    <FactRows facts={[...view.facts, ...usesFact(view.ticket.uses)]} rules={view.rules} />
  </Section>
)

const Stores = ({ id, stores }: { id: string; stores: StoreView[] }) => {
  const few = stores.slice(0, FEW_STORES)
  const more = stores.length > few.length
  return (
    <Section
      title="可用门店"
      {...(more && {
        more: `全部 ${stores.length} 家`,
        onMore: () => go('member/stores', { coupon: id }),
      })}
    >
      {few.map((store) => (
        <StoreRow key={store.id} store={store} last={store === few.at(-1)} />
      ))}
    </Section>
  )
}

/** Under the code: reminder, rules, where it can be used, and what happened to it so far. */
export const Facts = observer(function Facts({
  coupon,
  view,
}: {
  coupon: Coupon
  view: CouponView
}) {
  return (
    <>
      <Reminder coupon={coupon} />
      <Paid coupon={coupon} view={view} />
      <Later>
        <Rules view={view} />
      </Later>
      <Later>{view.stores.length > 0 && <Stores id={coupon.id} stores={view.stores} />}</Later>
      <Later>
        <Story story={view.story} now={coupon.detail.at} />
      </Later>
    </>
  )
})
