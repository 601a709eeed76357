import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { CodeBatch } from '#core/claimcodes/contract'
import { dayText } from '#core/kernel/time'
import { codeRows } from '@/stores/operator/codes'
import { Button, Empty, go, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { Search } from '@/ui/search'
import { CodesTag } from '../codes-tag'
import '../operator.scss'

const usedText = ({ status, done, count, used, source }: CodeBatch): string =>
  status === 'working'
    ? `${source === 'made' ? '已生成' : '已导入'} ${done}${count ? ` / ${count}` : ''} 个`
    : `共 ${count} 个，已用 ${used} 个`

const Row = ({ batch, now }: { batch: CodeBatch; now: number }) => (
  <View
    className="row-card"
    hoverClass="pressed"
    onClick={() => go('operator/code-batch', { id: batch.id })}
  >
    <View className="row-head">
      <View className="grow t18 bold">{batch.name}</View>
      <CodesTag status={batch.status} />
    </View>
    <View className="t14 ink-2 gap-4">{`兑换「${batch.templateName}」`}</View>
    <View className="t14 ink-3 gap-4 num">
      {`${usedText(batch)} · ${batch.source === 'made' ? '自己生成' : '导入'} · ${dayText(batch.createdAt, now)}`}
    </View>
  </View>
)

export default observer(function OperatorCodes() {
  const [list] = useState(codeRows)
  const [wanted, setWanted] = useState('')
  useDidShow(() => {
    void list.load()
  })
  const footer = list.rows && (
    <Button onPress={() => go('operator/code-batch')}>新做一批兑换码</Button>
  )
  return (
    <Page roomy footer={footer}>
      <Listed
        of={list}
        ways={operatorWays}
        empty={<Empty mark="码" text="还没有兑换码。可以生成一批，也可以把别处的码导入进来。" />}
      >
        {(rows) => {
          const shown = rows.filter(({ name }) => name.includes(wanted.trim()))
          return (
            <View>
              <Search value={wanted} placeholder="搜这批码的名字" onChange={setWanted} />
              <View className="two">
                <Portions rows={shown}>
                  {(portion) =>
                    portion.map((batch) => <Row key={batch.id} batch={batch} now={list.at} />)
                  }
                </Portions>
              </View>
              {shown.length === 0 && <Empty mark="寻" text="没有这样的一批，换个词试试" />}
            </View>
          )
        }}
      </Listed>
    </Page>
  )
})
