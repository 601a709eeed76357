import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { SaleRow } from '#core/sales/contract'
import type { Today } from '@/stores/clerk/today'
import { go } from '@/ui'
import { Search } from '@/ui/search'
import { SaleLine } from '../log-line'
import { Log } from './log'

const open = ({ id }: SaleRow) => go('clerk/sold', { id })

/** By itself, so that turning to this list does not send the field again. */
const Find = observer(function Find({ sold }: { sold: Today['sold'] }) {
  return (
    <Search
      type="number"
      maxlength={4}
      value={sold.search}
      placeholder="会员号末四位"
      onChange={(text) => sold.find(text)}
    />
  )
})

/** Today's sales, and those of one member among the rows that are here. */
export const SoldLog = observer(function SoldLog({ today, idle }: { today: Today; idle: boolean }) {
  const { sold } = today
  return (
    <View>
      <Find sold={sold} />
      <Log
        of={sold.log}
        rows={sold.shown}
        idle={idle}
        empty="今天这家店还没有收款"
        none="已经载入的记录里没有这位会员"
      >
        {(row) => <SaleLine key={row.id} row={row} onOpen={open} />}
      </Log>
    </View>
  )
})
