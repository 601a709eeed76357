import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Import, type Shown } from '@/stores/data/imports'
import { Loaded, Notice, Page } from '@/ui'
import { usePolling } from '@/ui/desk/use-polling'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { useQuery } from '@/ui/query'
import '../data.scss'
import { Effect } from './effect'
import { Head } from './head'
import { Moves } from './moves'
import { Rejected } from './rejected'
import { StartFoot } from './start-foot'

/** Each look does some seconds of the work itself, so the pause between two may be short. */
const EVERY_MS = 1500

interface BodyProps {
  one: Import
  shown: Shown
  onMoved: () => void
}

const Body = ({ one, shown, onMoved }: BodyProps) => (
  <View className="cols">
    <View className="col">
      <Head import={shown.import} />
      {shown.overtaken && (
        <Notice tone="warn">
          检查以后又有别的导入开始了，下面的数字可能有出入；开始后以实际写入的为准，同一个订单仍然只算一次。
        </Notice>
      )}
      <Effect import={shown.import} />
    </View>
    <View className="col">
      <Later>
        <Rejected import={shown.import} rows={shown.rejected} />
        <Moves one={one} onMoved={onMoved} />
      </Later>
    </View>
  </View>
)

export default observer(function DataImport() {
  const { id = '' } = useQuery()
  const [one] = useState(() => new Import(id))
  const polling = usePolling(
    () => one.push(),
    () => one.underway,
    EVERY_MS,
  )
  useDidShow(polling.start)
  useDidHide(polling.stop)
  useUnload(polling.stop)
  return (
    <Page
      roomy
      footer={one.view?.may.start ? <StartFoot one={one} onMoved={polling.start} /> : undefined}
    >
      <Loaded of={one.shown} skeleton="card" ways={operatorWays} onRetry={() => one.load()}>
        {(shown) => <Body one={one} shown={shown} onMoved={polling.start} />}
      </Loaded>
    </Page>
  )
})
