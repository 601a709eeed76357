import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { validityText } from '#core/coupons/words'
import type { CardState } from '#core/inserts/contract'
import type { Insert, InsertView } from '@/stores/insert'
import { Button, go, goHome, goTab, Notice, Stamp, Ticket } from '@/ui'
import { TakeFoot } from '../parts/take-foot'

interface LandingProps {
  insert: Insert
  view: InsertView
}

interface Heading {
  title: string
  text: string
  /** A card that gives nothing any more still welcomes a person who is no member yet. */
  guest?: string
}

/** One sentence per state: what this card is to this person, kindly, with a way on below. */
const headings: Record<CardState, Heading> = {
  fresh: { title: '这张卡送您', text: '收进券包，到店出示就能用' },
  mine: { title: '这张券已经在您的券包里', text: '每张卡领一次，这一张您已经领过了' },
  used: {
    title: '这张卡已经被领过了',
    text: '每张卡只能领一次，下一张留给您',
    guest: '每张卡只能领一次。您仍然可以成为会员，下一张留给您',
  },
  voided: {
    title: '这批卡已经停用',
    text: '抱歉让您白跑一趟',
    guest: '抱歉让您白跑一趟。会员卡还在等您',
  },
  'sold-out': {
    title: '来晚一步，已经领完了',
    text: '这张卡送的券没有了，抱歉',
    guest: '这张卡送的券没有了。会员卡还在等您',
  },
}

/** What the card gives, before anything is asked. */
export const Landing = observer(function Landing({ insert, view }: LandingProps) {
  const { brand, offer, state } = view
  const heading = headings[state]
  const off = state !== 'fresh' && state !== 'mine'
  return (
    <>
      <View className="row">
        <View className="accent">
          <Stamp mark={brand.name} small />
        </View>
        <View className="grow">
          <View className="bold">{brand.name}</View>
          <View className="t14 ink-2">{brand.slogan}</View>
        </View>
      </View>
      <View className="t24 bold gap-24" id="state">
        {heading.title}
      </View>
      <View className="ink-2 gap-4">{(!view.member && heading.guest) || heading.text}</View>
      <View className="gap-16" />
      <Ticket benefit={offer.benefit} name={offer.name} rule={offer.rule} off={off}>
        <View className="t14 ink-2">{validityText(offer.validity)}</View>
      </Ticket>
      {offer.rules && (
        <View className="gap-16">
          <Text className="pre ink-2 t14">{offer.rules}</Text>
        </View>
      )}
      {insert.problem && (
        <View className="gap-16">
          <Notice tone="bad">{insert.problem.message}</Notice>
        </View>
      )}
    </>
  )
})

/** At the thumb: take it, or the way on from a card that gives nothing any more. */
export const LandingFoot = observer(function LandingFoot({ insert, view }: LandingProps) {
  if (view.state === 'fresh') {
    return (
      <TakeFoot consent={view.member ? undefined : view.consent} onTake={() => insert.claim()} />
    )
  }
  const { couponId } = view
  if (view.state === 'mine' && couponId) {
    return <Button onPress={() => go('member/coupon', { id: couponId })}>去看这张券</Button>
  }
  if (view.member) return <Button onPress={() => goTab('wallet')}>去券包看看</Button>
  return <Button onPress={goHome}>去看看会员卡</Button>
})
