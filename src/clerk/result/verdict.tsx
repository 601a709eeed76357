import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import type { Uses } from '#core/coupons/views'
import { benefitText } from '#core/coupons/words'
import { clockText } from '#core/kernel/time'
import type { Receipt } from '#core/redemption/views'
import type { Problem } from '@/cloud'
import type { Outcome, Redemption } from '@/stores/clerk/redemption'
import { Button, goHome, Money, replace } from '@/ui'
import { scanNext } from '../scan'
import { UndoButton } from './undo'

type DoneOutcome = Extract<Outcome, { kind: 'done' }>
export type Tone = 'good' | 'bad' | 'ink-2'

export const toneOf = (outcome: Outcome): Tone => {
  if (outcome.kind === 'refused') return 'bad'
  return outcome.receipt.state === 'redeemed' ? 'good' : 'ink-2'
}

export const Mark = ({ good }: { good: boolean }) => (
  <View className="verdict-mark">
    {good ? (
      <View className="verdict-tick" />
    ) : (
      <>
        <View className="verdict-cross" />
        <View className="verdict-cross verdict-cross-2" />
      </>
    )}
  </View>
)

/** Without a camera the next code is typed at the desk. */
const next = () => scanNext({ result: true, onNoCamera: () => replace('clerk/home') })

export const Foot = ({ children }: { children?: ReactNode }) => (
  <View className="verdict-foot">
    {children}
    <Button big onPress={next}>
      扫下一张
    </Button>
    <Button kind="quiet" onPress={() => replace('clerk/home')}>
      回到工作台
    </Button>
  </View>
)

const titleOf = ({ state, uses }: Receipt): string => {
  if (state !== 'redeemed') return uses ? '已撤销，这一次还给会员' : '已撤销，券回到会员的券包'
  return uses ? `已核销第 ${uses.all - uses.left} 次` : '已核销'
}

const leftOf = ({ all, left }: Uses): string =>
  left === 0 ? `共 ${all} 次，已经用完` : `还剩 ${left} 次，共 ${all} 次`

export const Done = observer(function Done(props: { scan: Redemption; outcome: DoneOutcome }) {
  const { scan, outcome } = props
  const { receipt } = outcome
  const { benefit, state } = receipt
  const redeemed = state === 'redeemed'
  return (
    <View className={redeemed ? 'verdict verdict-good' : 'verdict verdict-calm'}>
      <View className="verdict-main">
        <Mark good />
        <View className="t24 bold">{titleOf(receipt)}</View>
        <View className="verdict-sum">
          {benefit.kind === 'amount-off' ? <Money fen={benefit.offFen} /> : benefitText(benefit)}
        </View>
        <View className="t18">{receipt.name}</View>
        {receipt.uses && <View className="bold">{leftOf(receipt.uses)}</View>}
        <View>{`${receipt.member} · ${clockText(receipt.at)}`}</View>
        <View>{receipt.store}</View>
      </View>
      <Foot>
        <UndoButton scan={scan} outcome={outcome} />
      </Foot>
    </View>
  )
})

/** Refusals after which scanning on makes no sense: this person, or this phone, is no till (any more). */
const leaves = ({ code }: Problem) => code.startsWith('role.')

interface RefusedProps {
  problem: Problem
  /** A way on besides the next scan. */
  children?: ReactNode
}

export const RefusedNow = ({ problem, children }: RefusedProps) => (
  <View className="verdict verdict-bad">
    <View className="verdict-main">
      <Mark good={false} />
      <View className="t24 bold">{problem.message}</View>
    </View>
    {leaves(problem) ? (
      <View className="verdict-foot">
        <Button big onPress={goHome}>
          回到会员卡
        </Button>
      </View>
    ) : (
      <Foot>{children}</Foot>
    )}
  </View>
)
