import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Loss, Staff } from '@/stores/operator/staff'
import { Button, Notice, Sheet, say } from '@/ui'
import { Either } from '@/ui/either'
import { useKept } from '@/ui/use-kept'

const doText = ({ name, store }: Loss) =>
  store ? `撤销${name}在这家店的岗位` : `撤销${name}的运营权限`

const whatText = ({ name, store }: Loss) => `${name} · ${store ? store.name : '运营'}`

const fromStore =
  '撤销后：这个人在这家店的下一次操作就会被拒绝。做过的核销和记录都会保留。要恢复，重新邀请即可。'
const fromBrand =
  '撤销后：这个人的下一次运营操作就会被拒绝，他发出的、还没用的邀请也一起作废。门店里的岗位不受影响。做过的事和记录都会保留。要恢复，重新邀请即可。'

/** Taking a right away shows its effect first. */
export const RevokeSheet = observer(function RevokeSheet({ staff }: { staff: Staff }) {
  const { leaving, revoking } = staff
  const shown = useKept(leaving, !leaving)
  const revoke = async () => {
    if (await staff.revoke()) say('已撤销')
  }
  return (
    <Sheet
      open={leaving !== undefined}
      title="撤销权限"
      onClose={() => staff.askLeave(undefined)}
      footer={
        <Button kind="danger" onPress={revoke}>
          {shown ? doText(shown) : '撤销'}
        </Button>
      }
    >
      {revoking.problem && <Notice tone="bad">{revoking.problem.message}</Notice>}
      <View>{shown ? whatText(shown) : ' '}</View>
      <View className="effect">
        <Either other={shown !== undefined && !shown.store} a={fromStore} b={fromBrand} />
      </View>
    </Sheet>
  )
})
