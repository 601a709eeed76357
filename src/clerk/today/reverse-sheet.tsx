import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { clockText } from '#core/kernel/time'
import type { LogRow } from '#core/redemption/views'
import type { Today } from '@/stores/clerk/today'
import { Button, Cell, Field, Notice, Sheet } from '@/ui'
import { useKept } from '@/ui/use-kept'
import { worth } from '../log-line'
import { signal } from '../signal'

/** The contract's longest reason. */
const WHY_MAX = 50

interface SheetProps {
  today: Today
  /** What is taken back; undefined while the sheet is closed. */
  row: LogRow | undefined
  onClose: () => void
}

const Effect = ({ row }: { row: LogRow }) => (
  <View>
    <Cell label={row.name} hint={`${row.member} · ${row.clerk} · ${clockText(row.at)}`} />
    <Cell label="抵扣或送出" value={worth(row)} last />
    <Notice>
      {`退回后：${row.uses ? '这一次还给会员' : '券回到会员的券包'}，没有到期就能再用，到期了就不能再用；本店的结算扣除这一笔。不能再改回来。`}
    </Notice>
  </View>
)

/** A manager takes a redemption back after the ten minutes: effect before, reason, result after. */
export const ReverseSheet = observer(function ReverseSheet({ today, row, onClose }: SheetProps) {
  const [why, setWhy] = useState('')
  const shown = useKept(row, row === undefined)
  const { problem } = today.reversing
  const reverse = async () => {
    if (!row || !(await today.reverse(row, why))) return
    signal('good')
    setWhy('')
    onClose()
  }
  const ready = why.trim() !== ''
  const footer = (
    <Button kind="danger" disabled={!ready} onPress={reverse} id="reverse">
      {ready ? '确认退回' : '先写上原因'}
    </Button>
  )
  return (
    <Sheet open={row !== undefined} title="退回这次核销" onClose={onClose} footer={footer}>
      {shown && <Effect row={shown} />}
      <Field
        id="why"
        label="原因"
        value={why}
        onChange={setWhy}
        maxlength={WHY_MAX}
        placeholder="例如：顾客退了货"
        hint="会写在券的记录和结算里，品牌运营能看到"
      />
      {problem && <Notice tone="bad">{problem.message}</Notice>}
    </Sheet>
  )
})
