import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Staff } from '@/stores/operator/staff'
import { Button, Notice, Sheet, say } from '@/ui'

/** Taking a post away shows its effect first. */
export const RevokeSheet = observer(function RevokeSheet({ staff }: { staff: Staff }) {
  const { leaving, revoking } = staff
  const revoke = async () => {
    if (await staff.revoke()) say('岗位已撤销')
  }
  return (
    <Sheet
      open={leaving !== undefined}
      title="撤销岗位"
      onClose={() => staff.askLeave(undefined)}
      footer={
        <Button kind="danger" onPress={revoke}>
          {`撤销${leaving?.name ?? ''}在这家店的岗位`}
        </Button>
      }
    >
      {revoking.problem && <Notice tone="bad">{revoking.problem.message}</Notice>}
      <View>{leaving ? `${leaving.name} · ${leaving.storeName}` : ''}</View>
      <View className="effect">
        撤销后：这个人在这家店的下一次操作就会被拒绝。做过的核销和记录都会保留。要恢复，重新邀请即可。
      </View>
    </Sheet>
  )
})
