import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { StoreView } from '#core/coupons/views'
import { Stores } from '@/stores/operator/stores'
import { Button, Cell, Empty, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { Search } from '@/ui/search'
import '../operator.scss'
import { StoreSheet } from './store-sheet'

/** Below this many rows a search box only takes room. */
const SEARCH_FROM = 5

const hintOf = ({ address, phone, hours }: StoreView): string =>
  [address, phone, hours].filter(Boolean).join(' · ')

const List = observer(function List({ stores }: { stores: Stores }) {
  const many = (stores.list.rows?.length ?? 0) >= SEARCH_FROM
  return (
    <View>
      {many && (
        <Search
          value={stores.search}
          placeholder="搜门店名称或地址"
          onChange={(text) => stores.find(text)}
        />
      )}
      <View className="two">
        <Portions rows={stores.shown}>
          {(portion) =>
            portion.map((store) => (
              <Cell
                key={store.id}
                label={store.name}
                hint={hintOf(store)}
                onPress={() => stores.open(store)}
              />
            ))
          }
        </Portions>
      </View>
      {stores.shown.length === 0 && <Empty mark="寻" text="没有这样的门店，换个词试试" />}
    </View>
  )
})

export default observer(function OperatorStores() {
  const [stores] = useState(() => new Stores())
  useLoad(() => {
    void stores.list.load()
  })
  const footer = stores.list.rows && <Button onPress={() => stores.open()}>加一家门店</Button>
  return (
    <Page roomy footer={footer}>
      <Listed
        of={stores.list}
        ways={operatorWays}
        empty={<Empty mark="店" text="还没有门店。加上第一家，才能邀请店员、核销券。" />}
      >
        {() => <List stores={stores} />}
      </Listed>
      <StoreSheet stores={stores} />
    </Page>
  )
})
