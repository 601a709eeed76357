import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ImportView } from '#core/orders/contract'
import type { Import, Move } from '@/stores/data/imports'
import { Button, Notice, say } from '@/ui'
import { WhySheet } from '@/ui/desk/why-sheet'
import { sumText } from '../import-words'

interface MovesProps {
  one: Import
  onMoved: () => void
}

const stopText = ({ state, was }: ImportView): string => {
  if (state === 'checking' || state === 'checked')
    return '停止后：这个文件不再导入，什么都没有改动。要用的话重新上传。'
  return `停止后：不再往下写；已经写入的 ${was.orders} 个订单仍然算数，不要的话再点「撤销」。停止后不能继续。`
}

const undoText = ({ was }: ImportView): string => {
  const others = was.changed > 0 ? `，${was.changed} 个有变化的订单回到别的文件说的样子` : ''
  return (
    `撤销后：这次写入的 ${was.fresh} 个新订单不再算数${others}；` +
    `${was.bought} 笔购买、${sumText(was.fen)} 从顾客的购买记录里收回，会员认领这些订单得到的积分也收回。` +
    '别的导入不受影响，以后可以重新导入。'
  )
}

type Asked = 'cancel' | 'undo' | undefined

const Sheets = observer(function Sheets(
  props: MovesProps & { asked: Asked; onClose: () => void; view: ImportView },
) {
  const { one, asked, onClose, onMoved, view } = props
  const after = (done: boolean, words: string) => {
    if (!done) return
    onClose()
    onMoved()
    say(words)
  }
  return (
    <>
      <WhySheet
        id="cancel-why"
        open={asked === 'cancel'}
        title="停止这次导入"
        effect={stopText(view)}
        yes="确认停止"
        danger
        step={one.moving}
        onYes={async () => after(await one.move('cancel'), '不再往下导入')}
        onClose={onClose}
      />
      <WhySheet
        id="undo-why"
        open={asked === 'undo'}
        title="撤销这次导入"
        effect={undoText(view)}
        yes="确认撤销"
        danger
        step={one.moving}
        why={one.why}
        example="例如：选错了文件"
        onYes={async () => after(await one.undo(), '开始收回')}
        onClose={onClose}
      />
    </>
  )
})

/** What may be done with an import on its way, and after it. */
export const Moves = observer(function Moves({ one, onMoved }: MovesProps) {
  const [asked, setAsked] = useState<Asked>()
  const { view } = one
  if (!view) return null
  const { may } = view
  const open = (what: Asked) => {
    one.moving.clear()
    setAsked(what)
  }
  const move = (way: Move) => async () => {
    if (await one.move(way)) onMoved()
  }
  return (
    <View className="gap-24">
      {!may.start && !asked && one.moving.problem && (
        <Notice tone="bad">{one.moving.problem.message}</Notice>
      )}
      {may.resume && <Button onPress={move('resume')}>继续导入</Button>}
      {may.pause && (
        <Button kind="soft" onPress={move('pause')}>
          暂停
        </Button>
      )}
      <View className="gap-8" />
      {may.cancel && (
        <Button kind="quiet" onPress={() => open('cancel')}>
          {may.start ? '不导入这个文件' : '停止这次导入'}
        </Button>
      )}
      {may.undo && (
        <Button kind="danger" onPress={() => open('undo')}>
          撤销这次导入
        </Button>
      )}
      <Sheets
        one={one}
        onMoved={onMoved}
        asked={asked}
        view={view}
        onClose={() => setAsked(undefined)}
      />
    </View>
  )
})
