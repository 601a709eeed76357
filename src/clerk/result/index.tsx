import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { type ReactNode, useEffect, useState } from 'react'
import type { Redemption } from '@/stores/clerk/redemption'
import { look } from '@/stores/look'
import { Button, Empty, Page, replace } from '@/ui'
import { useQuery } from '@/ui/query'
import { beginSale, openSale, saleNow, scanNow } from '../till'
import '../clerk.scss'
import { SaleDone } from './sale-done'
import { Done, RefusedNow, type Tone, toneOf } from './verdict'

/** The bar above takes the page's colour: full screen is full screen. */
const paintBar = (backgroundColor: string, frontColor: '#ffffff' | '#000000') => {
  wx.setNavigationBarColor({ backgroundColor, frontColor, fail: () => undefined })
}

const useBarOf = (tone: Tone | undefined) => {
  const paint = () => {
    if (tone) paintBar(look.theme[tone], look.dark ? '#000000' : '#ffffff')
  }
  useDidShow(paint)
  useEffect(paint, [tone])
}

const Nothing = () => (
  <Page>
    <Empty mark="空" text="这里显示刚刚那一次的结果，现在没有">
      <Button onPress={() => replace('clerk/home')}>回到工作台</Button>
    </Empty>
  </Page>
)

const Screen = ({ tone, children }: { tone: Tone; children: ReactNode }) => {
  useBarOf(tone)
  return (
    <View className={`page${look.shape}`} style={look.vars}>
      {children}
    </View>
  )
}

/** The refusals that another page of the till can cure. */
const WayOn = ({ scan, code }: { scan: Redemption; code: string }) => {
  const { quote } = scan
  if (code === 'redemption.needs-sale' && quote) {
    const sell = () => {
      beginSale(scan, quote.couponId)
      return replace('clerk/sale')
    }
    return (
      <Button big onPress={sell} id="sell">
        收款
      </Button>
    )
  }
  if (code === 'redemption.coupon-held' && openSale()) {
    return (
      <Button big onPress={() => replace('clerk/sale')} id="go-on">
        继续那一笔收款
      </Button>
    )
  }
  return null
}

const Redeemed = observer(function Redeemed() {
  const [scan] = useState(scanNow)
  const outcome = scan?.outcome
  if (!scan || !outcome) return <Nothing />
  return (
    <Screen tone={toneOf(outcome)}>
      {outcome.kind === 'done' ? (
        <Done scan={scan} outcome={outcome} />
      ) : (
        <RefusedNow problem={outcome.problem}>
          <WayOn scan={scan} code={outcome.problem.code} />
        </RefusedNow>
      )}
    </Screen>
  )
})

const Sold = observer(function Sold() {
  const [selling] = useState(saleNow)
  const outcome = selling?.outcome
  if (!selling || !outcome) return <Nothing />
  return (
    <Screen tone={outcome.kind === 'sold' ? 'good' : 'bad'}>
      {outcome.kind === 'sold' ? (
        <SaleDone quote={selling.quote} outcome={outcome} />
      ) : (
        <RefusedNow problem={outcome.problem} />
      )}
    </Screen>
  )
})

/** How the last scan, or the sale that began with it (`sale`), ended. */
export default function ClerkResult() {
  const { sale } = useQuery()
  return sale ? <Sold /> : <Redeemed />
}
