import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { type Batch, REASON_MAX } from '@/stores/operator/batch'
import { Button, Field, Notice, Sheet, say } from '@/ui'

const effectOf = ({ view }: Batch): string => {
  const left = view ? view.count - view.used : 0
  return `作废后：还没领的 ${left} 张卡都不能再领，扫到的人会看到一句抱歉；已经领到的 ${view?.used ?? 0} 张券不受影响。作废后不能恢复。`
}

/** The end of a batch: its effect is shown and a reason is asked before. */
export const VoidBatch = observer(function VoidBatch({ batch }: { batch: Batch }) {
  const [open, setOpen] = useState(false)
  const { problem } = batch.voiding
  const end = async () => {
    if (!(await batch.void())) return
    setOpen(false)
    say('这批卡已作废')
  }
  const footer = (
    <Button kind="danger" disabled={!batch.reason.trim()} onPress={end}>
      {batch.reason.trim() ? '确认作废' : '先写上原因'}
    </Button>
  )
  return (
    <View className="gap-12">
      <Button kind="danger" onPress={() => setOpen(true)}>
        作废这批卡
      </Button>
      <Sheet open={open} title="作废这批卡" onClose={() => setOpen(false)} footer={footer}>
        {problem && <Notice tone="bad">{problem.message}</Notice>}
        <View className="effect">{effectOf(batch)}</View>
        <Field
          id="void-reason"
          label="原因"
          value={batch.reason}
          onChange={(text) => batch.setReason(text)}
          maxlength={REASON_MAX}
          placeholder="例如：印刷有误"
          hint="会写进操作记录"
        />
      </Sheet>
    </View>
  )
})
