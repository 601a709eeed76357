import { observer } from 'mobx-react-lite'
import { yuanText } from '#core/kernel/money'
import type { Selling } from '@/stores/clerk/selling'
import { Button, go, Notice } from '@/ui'
import { useKept } from '@/ui/use-kept'

/** A lost answer: the same step is sent again; nothing else may be done with this sale meanwhile. */
const Unsure = ({ message, onConfirm }: { message: string; onConfirm: () => unknown }) => (
  <>
    <Notice tone="bad">{`${message}。再点一次不会重复收款。`}</Notice>
    <Button big onPress={onConfirm} id="retry">
      再试一次
    </Button>
    <Button kind="quiet" onPress={() => go('clerk/today', { tab: 'sold' })}>
      看看今天记上没有
    </Button>
  </>
)

/** Confirm at the thumb. */
export const BillFoot = observer(function BillFoot(props: {
  selling: Selling
  onConfirm: () => unknown
  onAgain: () => unknown
}) {
  const { selling, onConfirm, onAgain } = props
  const { quoting, confirming, stale, unsure } = selling
  const quote = useKept(selling.quote, selling.quote === undefined)
  const message = confirming.problem?.message ?? ''
  if (!quote) return null
  if (unsure) return <Unsure message={message} onConfirm={onConfirm} />
  return (
    <>
      {stale && <Notice tone="warn">{message}</Notice>}
      {stale ? (
        <Button big onPress={onAgain} id="again">
          重新算一次
        </Button>
      ) : (
        <Button big disabled={quoting.busy} onPress={onConfirm} id="confirm">
          {`确认收款 ¥${yuanText(quote.sum.payFen)}`}
        </Button>
      )}
      <Button kind="quiet" onPress={() => selling.change()}>
        改金额
      </Button>
    </>
  )
})
