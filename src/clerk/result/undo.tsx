import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { MINUTE, SECOND } from '#core/kernel/time'
import { type Outcome, type Redemption, undoLeft } from '@/stores/clerk/redemption'
import { Button, confirm } from '@/ui'

/** Minutes are shown, so looking four times a minute is enough. */
const LOOK_EVERY = 15 * SECOND

/** Whole minutes left to undo, rounded up; 0 when it is over. */
function useMinutesLeft(outcome: Outcome): number {
  const seenAt = outcome.kind === 'done' ? outcome.seenAt : 0
  const minutes = () => Math.ceil(undoLeft(outcome, Date.now() - seenAt) / MINUTE)
  const [left, setLeft] = useState(minutes)
  useEffect(() => {
    const timer = setInterval(() => setLeft(minutes()), LOOK_EVERY)
    return () => clearInterval(timer)
  })
  return left
}

const undo = async (scan: Redemption) => {
  const yes = await confirm({
    title: '撤销这次核销？',
    text: '撤销后：券回到会员的券包，可以再用。这一笔会在记录里标为已撤销，结算里扣除。',
    yes: '撤销',
  })
  if (yes) await scan.undo()
}

export const UndoButton = observer(function UndoButton(props: {
  scan: Redemption
  outcome: Outcome
}) {
  const { scan, outcome } = props
  const left = useMinutesLeft(outcome)
  const { problem } = scan.undoing
  const undone = outcome.kind === 'done' && outcome.receipt.state === 'undone'
  if (undone) return null
  return (
    <>
      {problem && <View className="gap-8">{problem.message}</View>}
      {left > 0 && (
        <Button kind="quiet" onPress={() => undo(scan)}>
          {`撤销（还有 ${left} 分钟）`}
        </Button>
      )}
    </>
  )
})
