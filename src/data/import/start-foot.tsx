import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Import } from '@/stores/data/imports'
import { Button, Notice } from '@/ui'

interface StartFootProps {
  one: Import
  onMoved: () => void
}

/** The one thing to do once the numbers were read. */
export const StartFoot = observer(function StartFoot({ one, onMoved }: StartFootProps) {
  const { problem } = one.moving
  const { orders = 0, fresh = 0, changed = 0 } = one.view?.wouldBe ?? {}
  const start = async () => {
    if (await one.move('start')) onMoved()
  }
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {fresh + changed === 0 ? (
        <View className="field-hint center">
          {orders === 0 ? '没有可以导入的订单。' : '这些订单都已经有了，不用再导入。'}
        </View>
      ) : (
        <Button onPress={start} id="start">
          {`开始导入 ${orders} 个订单`}
        </Button>
      )}
    </>
  )
})
