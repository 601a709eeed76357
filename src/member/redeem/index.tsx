import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { OfferView } from '#core/coupons/views'
import { validityText } from '#core/coupons/words'
import { Redeem } from '@/stores/redeem'
import { Button, Notice, Page, Ticket } from '@/ui'
import { Taken } from '../parts/taken'
import { Entry } from './entry'

/** What the code gives, before it is spent. */
const Offered = observer(function Offered({ redeem, offer }: OfferedProps) {
  const { benefit, name, rule, rules, validity } = offer
  const { problem } = redeem.taking
  return (
    <>
      <View className="t24 bold" id="offered">
        这个码换一张券
      </View>
      <View className="ink-2 gap-4">收下后兑换码就用掉了，券在券包里</View>
      <View className="gap-16" />
      <Ticket benefit={benefit} name={name} rule={rule}>
        <View className="t14 ink-2">{validityText(validity)}</View>
      </Ticket>
      {rules && (
        <View className="gap-16">
          <Text className="pre ink-2 t14">{rules}</Text>
        </View>
      )}
      {problem && (
        <View className="gap-16">
          <Notice tone="bad">{problem.message}</Notice>
        </View>
      )}
    </>
  )
})
interface OfferedProps {
  redeem: Redeem
  offer: OfferView
}

const Foot = ({ redeem }: { redeem: Redeem }) => (
  <>
    <Button big onPress={() => redeem.take()} id="take">
      收下这张券
    </Button>
    <View className="gap-8" />
    <Button kind="quiet" onPress={() => redeem.putAway()}>
      换一个码
    </Button>
  </>
)

/** One-time codes from elsewhere: look first, then take. */
export default observer(function RedeemPage() {
  const [redeem] = useState(() => new Redeem())
  const { offer, taken, at } = redeem
  if (taken) {
    return (
      <Page>
        <Taken ticket={taken} now={at} />
      </Page>
    )
  }
  return (
    <Page footer={offer && <Foot redeem={redeem} />}>
      {offer ? <Offered redeem={redeem} offer={offer} /> : <Entry redeem={redeem} />}
    </Page>
  )
})
