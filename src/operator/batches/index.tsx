import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { BatchView } from '#core/inserts/contract'
import { dayText } from '#core/kernel/time'
import { batchRows } from '@/stores/operator/batches'
import { Button, Empty, go, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { Search } from '@/ui/search'
import { BatchTag } from '../batch-tag'
import '../operator.scss'

const Row = ({ batch, now }: { batch: BatchView; now: number }) => (
  <View
    className="row-card"
    hoverClass="pressed"
    onClick={() => go('operator/batch', { id: batch.id })}
  >
    <View className="row-head">
      <View className="grow t18 bold">{batch.name}</View>
      <BatchTag status={batch.status} />
    </View>
    <View className="t14 ink-2 gap-4">{`送「${batch.templateName}」`}</View>
    <View className="t14 ink-3 gap-4">
      {`${batch.count} 张，已领 ${batch.used} 张 · ${dayText(batch.createdAt, now)} 制`}
    </View>
  </View>
)

const named = (rows: BatchView[], wanted: string) =>
  rows.filter(({ name, templateName }) => `${name} ${templateName}`.includes(wanted.trim()))

export default observer(function OperatorBatches() {
  const [list] = useState(batchRows)
  const [wanted, setWanted] = useState('')
  useDidShow(() => {
    void list.load()
  })
  const create = () => go('operator/batch')
  const footer = list.rows && <Button onPress={create}>制一批卡</Button>
  return (
    <Page roomy footer={footer}>
      <Listed
        of={list}
        ways={operatorWays}
        empty={<Empty mark="卡" text="还没有包裹卡。一批卡送同一张券，印好放进包裹里。" />}
      >
        {(rows) => (
          <View>
            <Search value={wanted} placeholder="搜批次或券的名字" onChange={setWanted} />
            <View className="two">
              <Portions rows={named(rows, wanted)}>
                {(portion) =>
                  portion.map((batch) => <Row key={batch.id} batch={batch} now={list.at} />)
                }
              </Portions>
            </View>
            {named(rows, wanted).length === 0 && (
              <Empty mark="寻" text="没有这样的批次，换个词试试" />
            )}
          </View>
        )}
      </Listed>
    </Page>
  )
})
