import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { yuanText } from '#core/kernel/money'
import type { BackQuote, Sold } from '@/stores/clerk/sold'
import { Button, buzz, Cell, Choice, Field, Notice, Sheet } from '@/ui'
import { Either } from '@/ui/either'

type Part = 'whole' | 'part'
const parts: { value: Part; label: string }[] = [
  { value: 'whole', label: '全部退' },
  { value: 'part', label: '退一部分' },
]

/** 12 or 12.50 yuan as fen; anything else is no amount. */
const fenOf = (typed: string): number =>
  /^\d{1,5}(\.\d{1,2})?$/.test(typed.trim()) ? Math.round(Number(typed.trim()) * 100) : 0

/** Earned points that can not be taken back: owed by the member, or let go by the brand. */
const restOf = ({ debt, waived }: BackQuote): string | undefined => {
  if (debt > 0) return `其中 ${debt} 分已经用掉，记为待补，以后得分先补上`
  if (waived > 0) return `其中 ${waived} 分已经用掉，按品牌规则不再收回`
  return undefined
}

const Effect = ({ quote }: { quote: BackQuote }) => {
  const { back } = quote
  return (
    <View>
      <Cell label="退给顾客" value={`¥${yuanText(back.refundFen)}`} last={!back.pointsTaken} />
      {back.pointsBack > 0 && (
        <Cell
          label="退回用掉的积分"
          value={`${back.pointsBack} 分`}
          hint="回到原来的批次和到期日"
        />
      )}
      {back.pointsTaken > 0 && (
        <Cell label="收回得到的积分" value={`${back.pointsTaken} 分`} hint={restOf(quote)} />
      )}
      {back.couponBack && <Cell label="用过的券" value="回到会员券包" last />}
    </View>
  )
}

const Answer = observer(function Answer({ sold }: { sold: Sold }) {
  const { quote } = sold
  const problem = sold.returning.problem ?? sold.quoting.problem
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {quote && <Effect quote={quote} />}
    </>
  )
})

interface FootProps {
  sold: Sold
  listFen: number
  onDone: () => void
}

const Foot = observer(function Foot({ sold, listFen, onDone }: FootProps) {
  const { quote, returning } = sold
  const confirm = async () => {
    if (!(await sold.giveBack())) return
    buzz()
    onDone()
  }
  if (!quote) {
    return (
      <Button disabled={listFen === 0} onPress={() => sold.look(listFen)} id="look-back">
        看看退多少
      </Button>
    )
  }
  return (
    <Button kind="danger" onPress={confirm} id="give-back">
      {returning.problem ? '再试一次' : `确认退货，退 ¥${yuanText(quote.back.refundFen)}`}
    </Button>
  )
})

/** What a return does, before it is done: whole, or goods of a part of the list price. */
export const ReturnSheet = observer(function ReturnSheet(props: {
  sold: Sold
  open: boolean
  onClose: () => void
}) {
  const { sold, open, onClose } = props
  const [part, setPart] = useState<Part>('whole')
  const [typed, setTyped] = useState('')
  const most = sold.load.data?.most ?? 0
  const listFen = part === 'whole' ? most : fenOf(typed)
  const choose = (to: Part) => {
    if (sold.held) return
    setPart(to)
    sold.forget()
  }
  const type = (text: string) => {
    if (sold.held) return
    setTyped(text)
    if (sold.quote) sold.forget()
  }
  const footer = <Foot sold={sold} listFen={listFen} onDone={onClose} />
  return (
    <Sheet open={open} title="退货" onClose={onClose} footer={footer}>
      <Choice options={parts} value={part} onChange={choose} />
      <Either
        other={part === 'part'}
        a={<View className="ink-2 gap-12">{`标价 ¥${yuanText(most)} 的商品全部退回`}</View>}
        b={
          <Field
            id="back"
            label="退回来的商品，标价一共"
            type="digit"
            unit="元"
            maxlength={8}
            value={typed}
            onChange={type}
            hint={`最多 ¥${yuanText(most)}；按比例退现金和积分`}
          />
        }
      />
      <Answer sold={sold} />
    </Sheet>
  )
})
