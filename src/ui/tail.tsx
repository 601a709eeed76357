import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import type { Paged } from '@/stores/paged'
import { Notice } from './states'

/** Under a list in pages: whether there is more, or why it did not come. */
export const Tail = observer(function Tail<P extends { next?: string | undefined }, R>({
  list,
}: {
  list: Paged<P, R>
}) {
  if (list.moreProblem) {
    return (
      <Notice tone="warn" act="再试一次" onAct={() => list.loadMore()}>
        {list.moreProblem.message}
      </Notice>
    )
  }
  return <View className="center t14 ink-3">{list.hasMore ? '往下还有' : '到底了'}</View>
}) as <P extends { next?: string | undefined }, R>(props: { list: Paged<P, R> }) => ReactNode
