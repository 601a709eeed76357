import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { memo } from 'react'
import type { KeyMode } from '@/stores/clerk/goods'
import { ERASE, PLUS, shownOf, TIMES } from '@/stores/clerk/keypad'
import type { Selling } from '@/stores/clerk/selling'
import { Button, classes, Money, Notice, Tabs } from '@/ui'
import { Either } from '@/ui/either'
import { desk, goods } from '../till'
import { BasketKeys } from './basket-keys'

const KEYS = ['7', '8', '9', ERASE, '4', '5', '6', TIMES, '1', '2', '3', PLUS, '00', '0', '.']

/** Words for those who hear the keys. */
const names: Record<string, string> = { [ERASE]: '删一位', [TIMES]: '乘数量', [PLUS]: '再加一件' }

const isSign = (key: string) => key in names

/** Drawn once: a tap sends only the amount. */
const Pad = memo(function Pad({ selling }: { selling: Selling }) {
  return (
    <View className="keys">
      {KEYS.map((key) => (
        <View
          key={key}
          className={classes('key', isSign(key) && 'key-sign', key === '.' && 'key-wide')}
          hoverClass="key-down"
          hoverStayTime={60}
          onClick={() => selling.press(key)}
          {...(isSign(key) ? { ariaLabel: names[key] ?? key, ariaRole: 'button' } : {})}
        >
          {key}
        </View>
      ))}
    </View>
  )
})

/** What the total is made of: 3 件商品 + 12.5 × 2. */
const madeOf = ({ pieces, typed }: Selling['basket']): string =>
  [pieces > 0 ? `${pieces} 件商品` : '', shownOf(typed)].filter(Boolean).join(' + ')

const Total = observer(function Total({ selling }: { selling: Selling }) {
  const { basket } = selling
  return (
    <View className="till-total">
      <View className="till-total-sum">
        <Money fen={basket.totalFen} />
      </View>
      <View className="ink-2 num till-total-text">
        {madeOf(basket) || '几件一起收：用 + 接着输，用 × 输数量'}
      </View>
    </View>
  )
})

const modes: { value: KeyMode; label: string }[] = [
  { value: 'goods', label: '选商品' },
  { value: 'amount', label: '输金额' },
]

const Modes = observer(function Modes() {
  if (goods.products.length === 0) return null
  return <Tabs options={modes} value={goods.mode} onChange={(mode) => goods.choose(mode)} />
})

interface ProblemProps {
  selling: Selling
  onBest: () => unknown
}

const MISSED = 'sales.coupon-not-usable'

/** A scanned coupon that does not fit these goods need not stop the sale. */
const Problem = observer(function Problem({ selling, onBest }: ProblemProps) {
  const { problem } = selling.quoting
  if (!problem) return null
  const way = problem.code === MISSED ? { act: '不用它，算最省的', onAct: onBest } : {}
  return (
    <Notice tone="bad" {...way}>
      {problem.message}
    </Notice>
  )
})

/** Prices by goods or by hand; a plain amount is one of them. */
export const Keys = observer(function Keys({ selling, onBest }: ProblemProps) {
  return (
    <View>
      <View className="ink-2">{`${selling.buyer.member} · ${desk.home.data?.store.name ?? ''}`}</View>
      <Total selling={selling} />
      <Problem selling={selling} onBest={onBest} />
      <Modes />
      <View className="gap-8" />
      <Either other={goods.mode === 'amount'} a={<BasketKeys selling={selling} />} b={null} />
    </View>
  )
})

/** The keys at the thumb. */
export const KeysFoot = observer(function KeysFoot(props: {
  selling: Selling
  onCount: () => unknown
}) {
  const ready = props.selling.basket.totalFen > 0
  return (
    <>
      <Either other={goods.mode === 'amount'} a={null} b={<Pad selling={props.selling} />} />
      <View className="gap-12" />
      <Button big disabled={!ready} onPress={props.onCount} id="count">
        算一下
      </Button>
    </>
  )
})
