import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { SEGMENT_NAME_MAX, type Segment } from '@/stores/data/segment'
import { Cell, go, goBack, replace, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { WhySheet } from '@/ui/desk/why-sheet'

interface PartProps {
  segment: Segment
}

interface SheetProps extends PartProps {
  open: boolean
  onClose: () => void
}

const MakeSheet = observer(function MakeSheet({ segment, open, onClose }: SheetProps) {
  const make = async () => {
    const audience = await segment.makeAudience()
    if (!audience) return
    onClose()
    say('开始生成')
    await go('data/audience', { id: audience.id })
  }
  return (
    <WhySheet
      id="make-audience"
      open={open}
      title="生成名单"
      effect="会把这一刻符合的人记下来，以后他们变了，名单也不变。人多时要几分钟，可以先离开。"
      yes="生成"
      step={segment.making}
      onYes={make}
      onClose={onClose}
    >
      <Typed
        of={segment.audienceName}
        id="audience-name"
        label="名单名称"
        maxlength={SEGMENT_NAME_MAX}
        placeholder="例如：双十二回访"
      />
    </WhySheet>
  )
})

const RemoveSheet = observer(function RemoveSheet({ segment, open, onClose }: SheetProps) {
  const remove = async () => {
    if (!(await segment.remove())) return
    say('已移除')
    await goBack()
  }
  return (
    <WhySheet
      id="remove-segment"
      open={open}
      title="移除人群"
      effect="移除后：它不再出现在列表里。已经用它的券和活动照原来的规则走，生成过的名单都还在。"
      yes="确认移除"
      step={segment.removing}
      danger
      onYes={remove}
      onClose={onClose}
    />
  )
})

/** Who it means now; by the rule as it stands here, saved or not. */
const Who = observer(function Who({ segment }: PartProps) {
  const { rule } = segment.draft
  if (!rule) return null
  return (
    <Cell
      label="看看是谁"
      hint="一位一位，还能看为什么"
      onPress={() => go('data/meant', { rule: JSON.stringify(rule) })}
      last={!segment.saved}
    />
  )
})

const Saved = observer(function Saved({ segment }: PartProps) {
  const [sheet, setSheet] = useState<'make' | 'remove'>()
  const { saved } = segment
  const close = () => setSheet(undefined)
  if (!saved) return null
  const make = () => {
    if (segment.isSaved) setSheet('make')
    else say('改动还没有保存，请先保存')
  }
  return (
    <>
      <Cell label="生成名单" hint="记下这一刻的人，用来发券、导出、比较" onPress={make} />
      <Cell
        label="复制一份"
        hint="照着它改一个新的"
        onPress={() => replace('data/segment', { copy: saved.id })}
      />
      <Cell label="移除这个人群" onPress={() => setSheet('remove')} last />
      <MakeSheet segment={segment} open={sheet === 'make'} onClose={close} />
      <RemoveSheet segment={segment} open={sheet === 'remove'} onClose={close} />
    </>
  )
})

export const Acts = ({ segment }: PartProps) => (
  <View className="doors gap-16">
    <Who segment={segment} />
    <Saved segment={segment} />
  </View>
)
