import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { dayText } from '#core/kernel/time'
import type { ImportView } from '#core/orders/contract'
import { effectOf, Imports, isUnderway } from '@/stores/data/imports'
import { Button, Cell, Empty, go, Page } from '@/ui'
import { usePolling } from '@/ui/desk/use-polling'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { ImportTag } from '../import-tag'
import { ordersText } from '../import-words'
import { Percent } from '../percent'
import '../data.scss'

/** A row has up to a dozen parts: some fill a picture (≤ 5 KB). */
const FEW = 4

const effectText = (import_: ImportView): string => {
  const { state, problem } = import_
  if (state === 'failed') return problem ?? ''
  if (state === 'checked') return `开始后：${ordersText(effectOf(import_))}`
  if (state === 'undoing' || state === 'undone') return '这次导入写入的都收回'
  return ordersText(effectOf(import_))
}

const Row = ({ import: view, now }: { import: ImportView; now: number }) => (
  <View
    className="row-card"
    hoverClass="pressed"
    onClick={() => go('data/import', { id: view.id })}
  >
    <View className="bold">{view.name}</View>
    <View className="gap-4">
      <ImportTag import={view} />
    </View>
    <View className="t14 ink-2 gap-4 num">{effectText(view)}</View>
    {isUnderway(view) && <Percent of={view.percent} />}
    <View className="t14 ink-3 gap-4 num">
      {`${view.kind ? `${view.kind} · ` : ''}${dayText(view.at, now)}`}
    </View>
  </View>
)

const Beside = () => (
  <View className="doors">
    <Cell label="查订单" hint="按订单号看它是谁的、哪些文件里有" onPress={() => go('data/order')} />
    <Cell
      label="认领规则"
      hint="会员认领订单得不得积分，几天内可以认领"
      onPress={() => go('data/claim-rules')}
      last
    />
  </View>
)

export default observer(function DataImports() {
  const [imports] = useState(() => new Imports())
  const { list } = imports
  const polling = usePolling(
    () => imports.look(),
    () => imports.underway.length > 0,
  )
  useDidShow(polling.start)
  useDidHide(polling.stop)
  useUnload(polling.stop)
  const footer = list.rows && <Button onPress={() => go('data/new-import')}>导入订单</Button>
  return (
    <Page roomy footer={footer}>
      {list.rows && <Beside />}
      <View>
        <Listed
          of={list}
          ways={operatorWays}
          empty={
            <Empty
              mark="单"
              text="还没有导入过。把淘宝、抖音、拼多多、京东后台导出的订单表放进来，就能看到谁买过、谁又来买。"
            />
          }
        >
          {(rows) => (
            <View className="two">
              <Portions rows={rows} each={FEW}>
                {(portion) =>
                  portion.map((view) => <Row key={view.id} import={view} now={list.at} />)
                }
              </Portions>
            </View>
          )}
        </Listed>
      </View>
    </Page>
  )
})
