import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { momentText } from '#core/kernel/time'
import type { SegmentBrief } from '#core/segments/views'
import { segmentRows } from '@/stores/data/segments'
import { Button, Empty, go, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import '../data.scss'

const open = ({ id }: SegmentBrief) => go('data/segment', { id })

const Row = ({ one, now }: { one: SegmentBrief; now: number }) => (
  <View className="row-card" hoverClass="pressed" onClick={() => open(one)}>
    <View className="t18 bold">{one.name}</View>
    <View className="gap-4">{one.text}</View>
    {one.note && <View className="ink-2 gap-4">{one.note}</View>}
    <View className="t14 ink-3 gap-4">{`${momentText(one.at, now)} 保存`}</View>
  </View>
)

export default observer(function DataSegments() {
  const [list] = useState(segmentRows)
  useDidShow(() => {
    void list.load()
  })
  return (
    <Page
      roomy
      footer={list.rows && <Button onPress={() => go('data/segment')}>建一个人群</Button>}
    >
      <View className="ink-2">
        人群是一条存好的规则，随时能看现在有谁；名单是某一刻记下的人，以后不变。
      </View>
      <View className="list-act" hoverClass="pressed" onClick={() => go('data/audiences')}>
        看生成过的名单
      </View>
      <View>
        <Listed
          of={list}
          ways={operatorWays}
          empty={
            <Empty
              mark="群"
              text="还没有人群。比如“买过 2 次、但 60 天没再买的会员”，建好就能发券、生成名单。"
            />
          }
        >
          {(rows) => (
            <View className="two">
              <Portions rows={rows} each={4}>
                {(portion) => portion.map((one) => <Row key={one.id} one={one} now={list.at} />)}
              </Portions>
            </View>
          )}
        </Listed>
      </View>
    </Page>
  )
})
