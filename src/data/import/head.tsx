import { View } from '@tarojs/components'
import type { ImportView } from '#core/orders/contract'
import { Notice } from '@/ui'
import { ImportTag } from '../import-tag'
import { spanText } from '../import-words'
import { Percent } from '../percent'

/** What the state means for who looks at it, and what to do next. */
const MEANING: Record<ImportView['state'], string> = {
  checking: '正在逐行检查，还没有改动任何数据。',
  failed: '什么都没有改动。可以按上面说的改好文件，再导入一次。',
  checked: '还没有改动任何数据。看过下面的数字，再决定开始。',
  running: '正在一个一个写入订单。',
  paused: '停在这里了。已经写入的订单算数，没写的不算；可以继续，也可以撤销。',
  cancelled: '不再往下写了。已经写入的订单仍然算数，不要的话可以撤销。',
  done: '全部写入了。以后再导入同样的订单，也不会重复计算。',
  undoing: '正在一个一个收回这次写入的订单。',
  undone: '这次写入的都已收回，和没有导入过一样。',
}

const WAIT = '在这一页时做得快；离开也会继续，约每十分钟一段。'

const working = ({ state }: ImportView): boolean =>
  state === 'checking' || state === 'running' || state === 'undoing'

const rowsText = ({ rows, rejected }: ImportView): string =>
  rejected === 0 ? `共 ${rows} 行` : `读懂 ${rows} 行，${rejected} 行没有读懂`

const factsText = (view: ImportView): string =>
  [view.kind, rowsText(view), spanText(view)].filter((text) => text !== '').join(' · ')

/** Which file it is, how far it is, and what that means. */
export const Head = ({ import: view }: { import: ImportView }) => (
  <View className="card-box">
    {/* Names of files are long: a tag beside them would leave one sign a line in large text. */}
    <View className="t18 bold">{view.name}</View>
    <View className="gap-4">
      <ImportTag import={view} />
    </View>
    {view.kind !== '' && <View className="t14 ink-2 gap-4 num">{factsText(view)}</View>}
    {view.problem !== undefined && (
      <View className="gap-12">
        <Notice tone="bad">{view.problem}</Notice>
      </View>
    )}
    <View className="gap-8">{MEANING[view.state]}</View>
    {working(view) && <Percent of={view.percent} />}
    {working(view) && <View className="t14 ink-3 gap-4">{WAIT}</View>}
  </View>
)
