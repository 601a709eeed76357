import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { momentText } from '#core/kernel/time'
import type { SettledRow } from '#core/settlement/contract'
import { bearerName, periodText, Settled } from '@/stores/operator/settlement'
import { Empty, go, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { useQuery } from '@/ui/query'
import { Files } from '../settlement/files'
import { signedYuan } from '../settlement/total'
import '../operator.scss'

const Row = ({ row, now }: { row: SettledRow; now: number }) => (
  <View
    className="row-card"
    hoverClass="pressed"
    onClick={() => go('operator/coupon', { code: row.couponId })}
  >
    <View className="row-head">
      <View className="grow bold">{row.coupon}</View>
      <View className="bold num">{signedYuan(row.fen)}</View>
    </View>
    <View className="t14 ink-3 gap-4 num">
      {`${momentText(row.at, now)} · ${row.clerk} · ${bearerName(row.bearer)}承担${row.fen < 0 ? ' · 退回' : ''}`}
    </View>
  </View>
)

/** Every entry of one store in a period; a row leads to its coupon. */
export default observer(function OperatorSettled() {
  const { store = '', name = '', from = '', to = '' } = useQuery()
  const [settled] = useState(() => new Settled(store, { from, to }))
  useLoad(() => {
    void settled.rows.load()
  })
  return (
    <Page roomy>
      <View className="t24 bold">{name}</View>
      <View className="t14 ink-3 range-note">{periodText({ from, to })}</View>
      <Listed
        of={settled.rows}
        ways={operatorWays}
        empty={<Empty mark="静" text="这段时间这家店没有用过券" />}
      >
        {(rows) => (
          <View>
            <View className="two">
              <Portions rows={rows}>
                {(portion) =>
                  portion.map((row) => <Row key={row.id} row={row} now={settled.rows.at} />)
                }
              </Portions>
            </View>
            <View className="gap-24" />
            <Later>
              <Files files={settled.files} name={`${name}结算`} />
            </Later>
          </View>
        )}
      </Listed>
    </Page>
  )
})
