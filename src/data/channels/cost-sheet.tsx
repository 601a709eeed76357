import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Channels } from '@/stores/data/channels'
import { Button, Notice, Sheet, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { monthWords } from '../month-text'

/** What a channel cost in the month that is shown. */
export const CostSheet = observer(function CostSheet({ of }: { of: Channels }) {
  const { asked, month, saving } = of
  const save = async () => {
    if (await of.save()) say('已保存')
  }
  return (
    <Sheet
      open={asked !== undefined}
      title="这个渠道的花费"
      onClose={() => of.close()}
      footer={<Button onPress={save}>保存</Button>}
    >
      {saving.problem && <Notice tone="bad">{saving.problem.message}</Notice>}
      <View className="ink-2">{asked && month ? `${asked.name} · ${monthWords(month)}` : ''}</View>
      <View className="gap-12" />
      <Typed
        of={of.cost}
        id="cost"
        label="花了多少"
        type="digit"
        unit="元"
        maxlength={9}
        hint="印刷、投放、佣金都算；填 0 就是删掉。会写进操作记录"
      />
    </Sheet>
  )
})
