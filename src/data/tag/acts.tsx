import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Tag } from '@/stores/data/tags'
import { Cell, go, goBack, say } from '@/ui'
import { WhySheet } from '@/ui/desk/why-sheet'
import { peopleText } from '../count-text'

/** Whoever has this tag now. */
const holders = (id: string): string => JSON.stringify({ field: 'tag', of: [id] })

/** What can be done with a tag that stands. */
export const Acts = observer(function Acts({ tag }: { tag: Tag }) {
  const [open, setOpen] = useState(false)
  const { saved } = tag
  if (!saved) return null
  const remove = async () => {
    if (!(await tag.remove())) return
    say('已移除')
    await goBack()
  }
  return (
    <View className="doors gap-24">
      <Cell
        label="有这个标签的人"
        value={peopleText(saved.people)}
        onPress={() => go('data/meant', { rule: holders(saved.id) })}
      />
      <Cell label="移除这个标签" onPress={() => setOpen(true)} last />
      <WhySheet
        id="remove-tag"
        open={open}
        title="移除标签"
        effect={`移除后：从 ${peopleText(saved.people)}顾客身上取下，不能恢复。用到它的人群要重新选标签。`}
        yes="确认移除"
        step={tag.removing}
        danger
        onYes={remove}
        onClose={() => setOpen(false)}
      />
    </View>
  )
})
