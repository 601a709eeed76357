import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { validityText } from '#core/coupons/words'
import { momentText } from '#core/kernel/time'
import { Offer, type OfferAddress, type OfferNow } from '@/stores/offer'
import { Button, goHome, goTab, Loaded, Notice, Page, Ticket } from '@/ui'
import { useQuery } from '@/ui/query'
import { FactRows } from '../parts/fact-rows'
import { TakeFoot } from '../parts/take-foot'
import { Taken } from '../parts/taken'

interface Heading {
  title: string
  text: string
}

const headings: Record<OfferNow['state'], Heading> = {
  open: { title: '送您一张券', text: '收进券包，到店出示就能用' },
  taken: { title: '这张券您已经领过了', text: '在券包里等您用' },
  paused: { title: '这张券暂停发放', text: '过一会儿再来看看' },
  'not-yet': { title: '还没有开始发放', text: '到了时间再来领' },
  'today-gone': { title: '今天的已经领完了', text: '明天再来看看' },
  'not-for-you': { title: '这张券有领取条件', text: '会员卡还在，下次有券再来' },
  'sold-out': { title: '来晚一步，已经领完了', text: '会员卡还在，下次有券再来' },
  ended: { title: '这张券已经停止发放了', text: '会员卡还在，下次有券再来' },
}

/** States in which the coupon may still become this person's. */
const HOPEFUL: readonly OfferNow['state'][] = ['open', 'paused', 'not-yet', 'today-gone']

/** The heading of a state, with the time where one is known. */
const headingOf = ({ state, opensAt }: OfferNow, now: number): Heading => {
  const heading = headings[state]
  if (state !== 'not-yet' || opensAt === undefined) return heading
  return { ...heading, text: `${momentText(opensAt, now)} 开始，到时候再来` }
}

const Body = observer(function Body({ offer, view }: { offer: Offer; view: OfferNow }) {
  const { benefit, name, rule, rules, validity } = view.offer
  const heading = headingOf(view, offer.load.at)
  return (
    <>
      <View className="t24 bold" id="state">
        {heading.title}
      </View>
      <View className="ink-2 gap-4">{heading.text}</View>
      <View className="gap-16" />
      <Ticket benefit={benefit} name={name} rule={rule} off={!HOPEFUL.includes(view.state)}>
        <View className="t14 ink-2">{validityText(validity)}</View>
      </Ticket>
      {view.who && (
        <View className="gap-16" id="who">
          <Notice tone={view.state === 'not-for-you' ? 'warn' : 'plain'}>{view.who}</Notice>
        </View>
      )}
      <View className="gap-16">
        <FactRows facts={view.facts} rules={rules} />
      </View>
      {offer.problem && (
        <View className="gap-16">
          <Notice tone="bad">{offer.problem.message}</Notice>
        </View>
      )}
    </>
  )
})

const Foot = observer(function Foot({ offer, view }: { offer: Offer; view: OfferNow }) {
  if (view.state === 'open') {
    const { data, problem } = offer.consent.load
    const consent = view.member ? undefined : data?.consent
    if (problem && !view.member && !consent) {
      return <Button onPress={() => offer.consent.refresh()}>再试一次</Button>
    }
    return <TakeFoot consent={consent} onTake={() => offer.claim()} />
  }
  if (view.state === 'taken') return <Button onPress={() => goTab('wallet')}>去券包看看</Button>
  return <Button onPress={goHome}>去看看会员卡</Button>
})

const ways = { 'coupons.offer-not-found': { label: '去看看会员卡', onPress: goHome } }

/** A poster's code says `template.store`; a shared card writes the two apart. */
const addressOf = ({ template, store, scene }: ReturnType<typeof useQuery>): OfferAddress => {
  const [fromScene = '', storeOfScene] = scene?.split('.') ?? []
  const storeId = store ?? storeOfScene
  return { templateId: template ?? fromScene, ...(storeId ? { storeId } : {}) }
}

/** A claim page, opened by a poster's code or a shared card. */
export default observer(function OfferPage() {
  const query = useQuery()
  const [offer] = useState(() => new Offer(addressOf(query)))
  // Also for somebody who comes back to it: WeChat keeps a page that is opened again as it was.
  useDidShow(() => {
    if (!offer.taken) void offer.look()
  })
  const { data } = offer.load
  const { load: consent } = offer.consent
  const asked = data?.member || data?.state !== 'open' || consent.data || consent.problem
  const ready = data && !offer.taken && asked
  return (
    <Page footer={ready && <Foot offer={offer} view={data} />}>
      {offer.taken ? (
        <Taken ticket={offer.taken} now={offer.load.at} />
      ) : (
        <Loaded of={offer.load} skeleton="rows" onRetry={() => offer.look()} ways={ways}>
          {(view) => <Body offer={offer} view={view} />}
        </Loaded>
      )}
    </Page>
  )
})
