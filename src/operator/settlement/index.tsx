import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Statement } from '#core/settlement/contract'
import { periodText, Settlement } from '@/stores/operator/settlement'
import { Cell, Empty, go, Loaded, Page, Section } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { Portions } from '@/ui/portions'
import '../operator.scss'
import { Files } from './files'
import { SpanChoice } from './span'
import { signedYuan, Total } from './total'

interface PartProps {
  settlement: Settlement
}

const Stores = ({ settlement, rows }: PartProps & { rows: Statement[] }) => {
  const { from = '', to = '' } = settlement.period ?? {}
  const open = ({ storeId, store }: Statement) =>
    go('operator/settled', { store: storeId, name: store, from, to })
  return (
    <View className="doors">
      <Portions rows={rows}>
        {(portion) =>
          portion.map((row) => (
            <Cell
              key={row.storeId}
              label={row.store}
              hint={`用了 ${row.made} 次，退回 ${row.back} 次`}
              value={signedYuan(row.fen)}
              onPress={() => open(row)}
              last={row === rows.at(-1)}
            />
          ))
        }
      </Portions>
    </View>
  )
}

const ByStore = ({ settlement, rows }: PartProps & { rows: Statement[] }) => (
  <Section title="各门店">
    {rows.length === 0 ? (
      <Empty mark="静" text="这段时间没有门店用过券" />
    ) : (
      <Stores settlement={settlement} rows={rows} />
    )}
  </Section>
)

export default observer(function OperatorSettlement() {
  const [settlement] = useState(() => new Settlement())
  const load = () => settlement.load()
  useLoad(() => {
    void load()
  })
  return (
    <Page roomy>
      <SpanChoice of={settlement} />
      <View className="gap-12" />
      {/* Alone in its place: what goes away makes Taro send all its neighbours again. */}
      <View>
        <Loaded of={settlement.shown} skeleton="card" ways={operatorWays} onRetry={load}>
          {({ total, statements, period }) => (
            <View className="cols">
              <View className="col">
                <View className="t14 ink-3 range-note">{periodText(period)}</View>
                <Total of={total} />
                <Later>
                  <View className="gap-24" />
                  <Files files={settlement.files} name="优惠券结算" />
                </Later>
              </View>
              <View className="col">
                <Later>
                  <ByStore settlement={settlement} rows={statements} />
                </Later>
              </View>
            </View>
          )}
        </Loaded>
      </View>
    </Page>
  )
})
