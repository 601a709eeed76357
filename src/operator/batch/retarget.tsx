import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Batch } from '@/stores/operator/batch'
import { Button, Notice, Section, Sheet, say } from '@/ui'
import { Pick } from '@/ui/pick'

const unused = ({ view }: Batch) => (view ? view.count - view.used : 0)

const Body = observer(function Body({ batch }: { batch: Batch }) {
  const problem = batch.retargeting.problem ?? batch.templates.problem
  const { rows } = batch.templates
  if (rows && batch.choices.length === 0) {
    return <Notice>没有别的正在发放的券。先建一张并发布，再来改。</Notice>
  }
  return (
    <View>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Pick
        label="改送哪张券"
        options={batch.choices.map(({ id, form }) => ({ value: id, label: form.name }))}
        value={batch.targetId}
        onChange={(id) => batch.setTarget(id)}
        placeholder="选一张正在发放的券"
        hint={batch.target?.summary}
      />
      <View className="effect">
        改送后：还没领的 {unused(batch)} 张卡改送
        {batch.target ? `「${batch.target.form.name}」` : '新选的券'}
        ，印好的卡不用重印；已经领到的券不变。
      </View>
    </View>
  )
})

/** Cards that are printed already may give another coupon. */
export const Retarget = observer(function Retarget({ batch }: { batch: Batch }) {
  const [open, setOpen] = useState(false)
  const show = () => {
    setOpen(true)
    void batch.templates.load()
  }
  const change = async () => {
    if (!(await batch.retarget())) return
    setOpen(false)
    say('已改送')
  }
  const footer = (
    <Button disabled={!batch.targetId} onPress={change}>
      确认改送
    </Button>
  )
  return (
    <Section title="印好以后">
      <Button kind="soft" onPress={show}>
        改送别的券
      </Button>
      <Sheet open={open} title="改送别的券" onClose={() => setOpen(false)} footer={footer}>
        <Body batch={batch} />
      </Sheet>
    </Section>
  )
})
