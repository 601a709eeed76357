import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { CouponSearch } from '@/stores/operator/coupon'
import { Button, Empty, Field, Page, Refused, Skeleton, say } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { useQuery } from '@/ui/query'
import '../operator.scss'
import { Found } from './found'
import { scanned } from './scanned'

/** As much as the server reads. */
const CODE_MAX = 100

interface PartProps {
  search: CouponSearch
}

const Ask = observer(function Ask({ search }: PartProps) {
  const scan = async () => {
    const seen = await scanned()
    if (seen === 'no camera') say('这台设备不能扫码，请输入券码或编号')
    else if (seen) await search.findOf(seen.code)
  }
  return (
    <View className="card-box">
      <Field
        id="coupon-code"
        label="券码或编号"
        value={search.typed}
        onChange={(text) => search.type(text)}
        maxlength={CODE_MAX}
        placeholder="会员手机上的券码，或记录里的编号"
      />
      <View className="row">
        <Button kind="soft" onPress={scan}>
          扫一扫
        </Button>
        <Button onPress={() => search.find()}>查这张券</Button>
      </View>
    </View>
  )
})

const Result = observer(function Result({ search }: PartProps) {
  const { data, problem, busy, at } = search.found
  if (data) return <Found coupon={data.coupon} now={at} />
  if (busy) return <Skeleton shape="card" />
  if (problem) {
    const way = operatorWays[problem.code]
    return <Refused problem={problem} onRetry={() => search.find()} way={way} />
  }
  return <Empty mark="查" text="输入或扫一扫，就能看到这张券是谁的、从哪来、经过了什么。" />
})

export default observer(function OperatorCoupon() {
  const { code } = useQuery()
  const [search] = useState(() => new CouponSearch())
  useLoad(() => {
    if (code) void search.findOf(code)
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
