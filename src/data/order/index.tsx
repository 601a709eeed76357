import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { ORDER_NO_MAX, OrderSearch } from '@/stores/data/order'
import { Button, Empty, Field, Page, Refused, Skeleton } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { useQuery } from '@/ui/query'
import '../data.scss'
import { OrderCard } from './order-card'

interface PartProps {
  search: OrderSearch
}

const Ask = observer(function Ask({ search }: PartProps) {
  return (
    <View className="card-box">
      <Field
        id="order-no"
        label="订单号"
        value={search.typed}
        onChange={(text) => search.type(text)}
        maxlength={ORDER_NO_MAX}
        placeholder="哪个平台的都可以"
      />
      <Button onPress={() => search.find()}>查这个订单</Button>
    </View>
  )
})

const Result = observer(function Result({ search }: PartProps) {
  const { data, problem, busy, at } = search.found
  if (data) {
    return (
      <View className="two">
        {data.orders.map((order) => (
          <OrderCard key={order.id} order={order} now={at} />
        ))}
      </View>
    )
  }
  if (busy) return <Skeleton shape="card" />
  if (problem) {
    const way = operatorWays[problem.code]
    return <Refused problem={problem} onRetry={() => search.find()} way={way} />
  }
  return <Empty mark="查" text="输入完整的订单号，看它多少钱、退了没有、哪些文件里有、谁认领了。" />
})

export default observer(function DataOrder() {
  const { no } = useQuery()
  const [search] = useState(() => new OrderSearch())
  useLoad(() => {
    if (!no) return
    search.type(no)
    void search.find()
  })
  return (
    <Page roomy>
      <Ask search={search} />
      {/* Alone in its place: what goes away makes Taro send all its neighbours again. */}
      <View>
        <Result search={search} />
      </View>
    </Page>
  )
})
