import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { TagView } from '#core/tags/views'
import type { Out } from '@/cloud'
import { Tags } from '@/stores/data/tags'
import { Button, Empty, go, Loaded, Notice, Page, Tag } from '@/ui'
import { TagName } from '@/ui/desk/tag-name'
import { usePolling } from '@/ui/desk/use-polling'
import { operatorWays } from '@/ui/desk/ways'
import { Portions } from '@/ui/portions'
import { peopleText } from '../count-text'
import '../data.scss'

type Shown = Out<'operator', 'tags.list'>

const byText = ({ automatic, text }: TagView): string => {
  if (!automatic) return '手动打上、手动取下'
  const stay = automatic.stay > 0 ? `；不再符合后再留 ${automatic.stay} 天` : ''
  return `自动：${text}${stay}`
}

const Row = ({ one }: { one: TagView }) => (
  <View className="row-card" hoverClass="pressed" onClick={() => go('data/tag', { id: one.id })}>
    <View className="row-head">
      <View className="grow t18 bold">
        <TagName name={one.name} colour={one.colour} />
      </View>
      <View className="num ink-2">{peopleText(one.people)}</View>
    </View>
    <View className="gap-4">{byText(one)}</View>
    {one.note && <View className="t14 ink-2 gap-4">{one.note}</View>}
    {one.wecom && (
      <View className="gap-8">
        <Tag>同步到企业微信</Tag>
      </View>
    )}
  </View>
)

const None = () => (
  <Empty
    mark="签"
    text="还没有标签。自动标签按规则自己打上、自己取下；手动标签由您在顾客页里打。"
  />
)

const List = ({ shown: { tags, working, wecom } }: { shown: Shown }) => (
  <View>
    {working && <Notice>规则刚改过，正在重新看每一位顾客，人数几分钟内更新。</Notice>}
    <View className="ink-2">{`企业微信标签：${wecom.text}`}</View>
    {tags.length === 0 ? (
      <None />
    ) : (
      <View className="two">
        <Portions rows={tags} each={4}>
          {(portion) => portion.map((one) => <Row key={one.id} one={one} />)}
        </Portions>
      </View>
    )}
  </View>
)

export default observer(function DataTags() {
  const [tags] = useState(() => new Tags())
  const polling = usePolling(
    () => tags.load(),
    () => tags.shown.data?.working === true,
  )
  useDidShow(polling.start)
  useDidHide(polling.stop)
  useUnload(polling.stop)
  return (
    <Page
      roomy
      footer={tags.shown.data && <Button onPress={() => go('data/tag')}>建一个标签</Button>}
    >
      <Loaded of={tags.shown} skeleton="rows" ways={operatorWays} onRetry={() => tags.load()}>
        {(shown) => <List shown={shown} />}
      </Loaded>
    </Page>
  )
})
