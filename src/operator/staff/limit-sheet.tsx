import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Staff } from '@/stores/operator/staff'
import { Button, Notice, Sheet, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { useKept } from '@/ui/use-kept'

/** How many redemptions a day somebody may make in one store. */
export const LimitSheet = observer(function LimitSheet({ staff }: { staff: Staff }) {
  const { limiting, changing } = staff
  const shown = useKept(limiting, !limiting)
  const save = async () => {
    if (await staff.setLimit()) say('已保存')
  }
  return (
    <Sheet
      open={limiting !== undefined}
      title="每天限额"
      onClose={() => staff.askLimit(undefined)}
      footer={<Button onPress={save}>保存</Button>}
    >
      {changing.problem && <Notice tone="bad">{changing.problem.message}</Notice>}
      <View>{shown ? `${shown.name} · ${shown.storeName}` : ' '}</View>
      <Typed
        of={staff.limit}
        id="daily-limit"
        label="每天最多核销"
        placeholder="不限"
        hint="到了以后，这个人当天在这家店不能再核销，第二天自动恢复"
        type="number"
        unit="次"
      />
    </Sheet>
  )
})
