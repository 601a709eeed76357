import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { BatchView } from '#core/inserts/contract'
import { dayText } from '#core/kernel/time'
import { Batch } from '@/stores/operator/batch'
import { Cell, Loaded, Notice, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { BatchTag } from '../batch-tag'
import { Paper } from './paper'
import { Retarget } from './retarget'
import { VoidBatch } from './void-batch'

const Facts = ({ batch, now }: { batch: BatchView; now: number }) => (
  <View>
    <View className="row-head">
      <View className="grow t24 bold">{batch.name}</View>
      <BatchTag status={batch.status} />
    </View>
    {batch.status === 'voided' && (
      <View className="gap-12">
        <Notice tone="bad">已作废：{batch.voidReason}</Notice>
      </View>
    )}
    <Cell label="送" value={batch.templateName} />
    <Cell label="一共" value={`${batch.count} 张`} />
    <Cell label="已领" value={`${batch.used} 张`} />
    <Cell label="制卡" value={dayText(batch.createdAt, now)} last />
  </View>
)

export const BatchPage = observer(function BatchPage({ batchId }: { batchId: string }) {
  const [batch] = useState(() => new Batch(batchId))
  const load = () => batch.load()
  useLoad(() => {
    void load()
  })
  return (
    <Page roomy>
      <Loaded of={batch.shown} skeleton="lines" ways={operatorWays} onRetry={load}>
        {(data) => (
          <View className="cols">
            <View className="col">
              <Facts batch={data.batch} now={batch.shown.at} />
            </View>
            {data.batch.status === 'active' && (
              <View className="col">
                <Paper batch={batch} />
                <Retarget batch={batch} />
                <VoidBatch batch={batch} />
              </View>
            )}
          </View>
        )}
      </Loaded>
    </Page>
  )
})
