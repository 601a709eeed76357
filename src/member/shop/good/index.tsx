import { Text, View } from '@tarojs/components'
import { useLoad, useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { validityText } from '#core/coupons/words'
import type { Good } from '#core/shop/contract'
import { Exchange, shop } from '@/stores/shop'
import { Button, Cell, Empty, goBack, Notice, Page, Refused, Section, Skeleton, Ticket } from '@/ui'
import { Taken } from '../../parts/taken'
import { haveText, whyNot } from '../words'
import { ExchangeSheet } from './exchange-sheet'

const GoodView = observer(function GoodView({ good }: { good: Good }) {
  const { benefit, name, rule, rules, validity } = good
  return (
    <>
      <Ticket benefit={benefit} name={name} rule={rule} off={good.state === 'sold-out'}>
        <View className="t14 ink-2">{validityText(validity, '兑换')}</View>
      </Ticket>
      <View className="gap-16" />
      <Cell label="要用" value={`${good.price} 分`} />
      {shop.brief && <Cell label="积分" value={haveText(shop.brief)} />}
      <Cell label="库存" value={`还有 ${good.left} 件`} />
      {good.tier && <Cell label="谁能兑" value={`「${good.tier}」及以上会员`} />}
      <Cell label="每人最多" value={`${good.perMember} 件`} last />
      {rules && (
        <Section title="使用说明">
          <Text className="pre ink-2">{rules}</Text>
        </Section>
      )}
    </>
  )
})

const Foot = observer(function Foot({ good, onAsk }: { good: Good; onAsk: () => void }) {
  const why = whyNot(good, shop.brief)
  if (why) return <View className="center ink-2">{why}</View>
  return (
    <Button big onPress={onAsk} id="exchange">
      {`用 ${good.price} 分兑换`}
    </Button>
  )
})

/** The list may not have been seen before: a page that was opened by its address. */
const NotHere = observer(function NotHere() {
  const { rows, problem } = shop.goods
  if (problem) return <Refused problem={problem} onRetry={() => shop.goods.load()} />
  if (!rows) return <Skeleton shape="card" />
  return (
    <Empty mark="空" text="没有找到这件商品，可能已经下架">
      <Button onPress={goBack}>返回</Button>
    </Empty>
  )
})

/** One good of the points shop, and its exchange. */
export default observer(function GoodPage() {
  const { params } = useRouter<{ id?: string }>()
  const [exchange] = useState(() => new Exchange(params.id ?? ''))
  const [asking, setAsking] = useState(false)
  useLoad(() => {
    if (!shop.goods.rows) void shop.goods.load()
  })
  const good = shop.good(exchange.templateId)
  if (exchange.taken) {
    return (
      <Page>
        <Taken ticket={exchange.taken} now={shop.goods.at} />
        {shop.brief && <View className="center ink-2 gap-16">{haveText(shop.brief)}</View>}
      </Page>
    )
  }
  return (
    <Page footer={good && <Foot good={good} onAsk={() => setAsking(true)} />}>
      {exchange.step.problem && <Notice tone="bad">{exchange.step.problem.message}</Notice>}
      {good ? <GoodView good={good} /> : <NotHere />}
      {good && (
        <ExchangeSheet
          good={good}
          exchange={exchange}
          open={asking}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  )
})
