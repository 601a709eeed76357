import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { StoreView } from '#core/coupons/views'
import { Shops } from '@/stores/shops'
import { Empty, Loaded, Page } from '@/ui'
import { Portions } from '@/ui/portions'
import { useQuery } from '@/ui/query'
import { StoreRow } from '../parts/store-row'

/** With map, phone and the longest words a store takes a kilobyte. */
const PORTION = 4

const List = ({ stores }: { stores: StoreView[] }) =>
  stores.length === 0 ? (
    <Empty mark="店" text="还没有登记门店" />
  ) : (
    <Portions rows={stores} each={PORTION}>
      {(some) =>
        some.map((store) => (
          <StoreRow key={store.id} store={store} last={store === stores.at(-1)} />
        ))
      }
    </Portions>
  )

/** Where the shops are, when they are open, and the ways to reach them. */
export default observer(function StoresPage() {
  const { coupon } = useQuery()
  const [shops] = useState(() => new Shops(coupon))
  useDidShow(() => void shops.refresh())
  usePullDownRefresh(() => void shops.refresh().finally(() => wx.stopPullDownRefresh()))
  return (
    <Page>
      <Loaded of={shops.load} skeleton="rows" onRetry={() => shops.refresh()} what="门店">
        {(stores) => <List stores={stores} />}
      </Loaded>
    </Page>
  )
})
