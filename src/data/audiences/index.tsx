import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { momentText } from '#core/kernel/time'
import type { AudienceView } from '#core/segments/views'
import { anyMaking, audienceRows } from '@/stores/data/audiences'
import { Button, Empty, go, Page, Tag } from '@/ui'
import { usePolling } from '@/ui/desk/use-polling'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { countsText } from '../audience-text'
import '../data.scss'

const open = ({ id }: AudienceView) => go('data/audience', { id })

const Row = ({ one, now }: { one: AudienceView; now: number }) => (
  <View className="row-card" hoverClass="pressed" onClick={() => open(one)}>
    <View className="row-head">
      <View className="grow t18 bold">{one.name}</View>
      {one.state === 'making' ? <Tag tone="warn">生成中</Tag> : <Tag tone="good">已生成</Tag>}
    </View>
    <View className="gap-4 num">{countsText(one)}</View>
    <View className="t14 ink-2 gap-4">{one.text}</View>
    <View className="t14 ink-3 gap-4">{`${momentText(one.at, now)} 的情况`}</View>
  </View>
)

export default observer(function DataAudiences() {
  const [list] = useState(audienceRows)
  const polling = usePolling(
    () => list.load(),
    () => anyMaking(list),
  )
  useDidShow(polling.start)
  useDidHide(polling.stop)
  useUnload(polling.stop)
  const many = (list.rows?.length ?? 0) > 1
  return (
    <Page
      roomy
      footer={list.rows && <Button onPress={() => go('data/segments')}>从人群生成一份</Button>}
    >
      <View className="ink-2">名单是某一刻记下的人，以后他们变了，名单也不变。</View>
      {many && (
        <View className="list-act" hoverClass="pressed" onClick={() => go('data/compare')}>
          比较两份名单
        </View>
      )}
      <View>
        <Listed
          of={list}
          ways={operatorWays}
          empty={<Empty mark="名" text="还没有名单。先建一个人群，再在里面点“生成名单”。" />}
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
