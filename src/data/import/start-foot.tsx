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
  const orders = one.view?.wouldBe.orders ?? 0
  const start = async () => {
    if (await one.move('start')) onMoved()
  }
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button onPress={start} id="start">
        {`开始导入 ${orders} 个订单`}
      </Button>
    </>
  )
})
