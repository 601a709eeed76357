import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { FigureStore } from '@/stores/data/figure'
import { Button, Notice, Sheet, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'

/** From which percentage on the board points this figure out. */
export const BoundSheet = observer(function BoundSheet({ of }: { of: FigureStore }) {
  const save = async (own: boolean) => {
    if (await of.save(own)) say('已保存')
  }
  return (
    <Sheet
      open={of.asked}
      title="提醒线"
      onClose={() => of.close()}
      footer={<Button onPress={() => save(true)}>保存</Button>}
    >
      {of.saving.problem && <Notice tone="bad">{of.saving.problem.message}</Notice>}
      <View className="ink-2">到了这个数，看板会把它提出来。只是提醒，不改变任何数据。</View>
      <View className="gap-12" />
      <Typed of={of.bound} id="bound" label="百分比" type="digit" unit="%" maxlength={6} />
      <Button kind="quiet" onPress={() => save(false)}>
        按行业的默认值
      </Button>
    </Sheet>
  )
})
