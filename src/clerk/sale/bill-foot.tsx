import { observer } from 'mobx-react-lite'
import { yuanText } from '#core/kernel/money'
import type { SaleQuote } from '#core/sales/contract'
import type { Selling } from '@/stores/clerk/selling'
import { Button, go, Notice } from '@/ui'
import { useKept } from '@/ui/use-kept'
import { HeldFoot } from './held-foot'

interface FootProps {
  selling: Selling
  onConfirm: () => unknown
  onHold: () => unknown
  onAgain: () => unknown
}

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

/** Nobody knows whether the coupons are locked. A lock that nobody uses ends by itself. */
const HoldUnsure = ({ selling, onHold }: Pick<FootProps, 'selling' | 'onHold'>) => (
  <>
    <Notice tone="bad">{`${selling.holding.problem?.message}。先不要收钱，再点一次不会重复锁定。`}</Notice>
    <Button big onPress={onHold} id="retry">
      再试一次
    </Button>
    <Button kind="quiet" onPress={() => selling.change()}>
      返回改金额，券 5 分钟内自动解锁
    </Button>
  </>
)

const Stale = ({ message, onAgain }: { message: string; onAgain: () => unknown }) => (
  <>
    <Notice tone="warn">{message}</Notice>
    <Button big onPress={onAgain} id="again">
      重新算一次
    </Button>
  </>
)

/** With coupons they are locked first; without, the sale is recorded at once. */
const Pay = observer(function Pay({ selling, quote, onHold, onConfirm }: PayProps) {
  const sum = `¥${yuanText(quote.sum.payFen)}`
  const { busy } = selling.quoting
  if (quote.used.length === 0) {
    return (
      <Button big disabled={busy} onPress={onConfirm} id="confirm">
        {`确认收款 ${sum}`}
      </Button>
    )
  }
  return (
    <Button big disabled={busy} onPress={onHold} id="hold">
      {`收款 ${sum}`}
    </Button>
  )
})
type PayProps = Omit<FootProps, 'onAgain'> & { quote: SaleQuote }

/** Confirm at the thumb. */
export const BillFoot = observer(function BillFoot(props: FootProps) {
  const { selling, onConfirm, onHold, onAgain } = props
  const { confirming, holding, stale } = selling
  const quote = useKept(selling.quote, selling.quote === undefined)
  const problem = confirming.problem ?? holding.problem
  if (!quote) return null
  if (selling.unsure) return <Unsure message={problem?.message ?? ''} onConfirm={onConfirm} />
  if (selling.holdUnsure) return <HoldUnsure selling={selling} onHold={onHold} />
  if (selling.held && !stale) {
    return <HeldFoot selling={selling} onConfirm={onConfirm} onAgain={onAgain} />
  }
  return (
    <>
      {stale ? (
        <Stale message={problem?.message ?? ''} onAgain={onAgain} />
      ) : (
        <Pay selling={selling} quote={quote} onHold={onHold} onConfirm={onConfirm} />
      )}
      <Button kind="quiet" onPress={() => selling.change()}>
        改金额
      </Button>
    </>
  )
})
