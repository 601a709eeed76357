import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { memo } from 'react'
import { ERASE, PLUS, shownOf, TIMES } from '@/stores/clerk/keypad'
import type { Selling } from '@/stores/clerk/selling'
import { Button, classes, Money, Notice } from '@/ui'

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

const Total = observer(function Total({ selling }: { selling: Selling }) {
  return (
    <View className="till-total">
      <View className="till-total-sum">
        <Money fen={selling.totalFen} />
      </View>
      <View className="ink-2 num till-total-text">
        {shownOf(selling.typed) || '几件一起收：用 + 接着输，用 × 输数量'}
      </View>
    </View>
  )
})

/** Prices by hand; a plain amount is one of them. */
export const Keys = observer(function Keys({ selling }: { selling: Selling }) {
  const { problem } = selling.quoting
  return (
    <View>
      <View className="ink-2">{selling.member}</View>
      <Total selling={selling} />
      {problem && <Notice tone="bad">{problem.message}</Notice>}
    </View>
  )
})

/** The keys at the thumb. */
export const KeysFoot = observer(function KeysFoot(props: {
  selling: Selling
  onCount: () => unknown
}) {
  const ready = props.selling.totalFen > 0
  return (
    <>
      <Pad selling={props.selling} />
      <View className="gap-12" />
      <Button big disabled={!ready} onPress={props.onCount} id="count">
        算一下
      </Button>
    </>
  )
})
