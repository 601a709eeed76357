import { observer } from 'mobx-react-lite'
import type { SaleRow } from '#core/sales/contract'
import type { Today } from '@/stores/clerk/today'
import { go } from '@/ui'
import { SaleLine } from '../log-line'
import { Log } from './log'

const open = ({ id }: SaleRow) => go('clerk/sold', { id })

export const SoldLog = observer(function SoldLog({ today, idle }: { today: Today; idle: boolean }) {
  return (
    <Log found={today.sold} idle={idle} empty="今天这家店还没有收款">
      {(row) => <SaleLine key={row.id} row={row} onOpen={open} />}
    </Log>
  )
})
