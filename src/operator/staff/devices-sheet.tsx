import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { dayText, momentText } from '#core/kernel/time'
import type { Device, StaffView } from '#core/staff/contract'
import type { Staff } from '@/stores/operator/staff'
import { confirm, Notice, Sheet, say, Tag } from '@/ui'
import { Portions } from '@/ui/portions'

interface PartProps {
  staff: Staff
  person: StaffView
}

const Phone = ({ staff, person, device }: PartProps & { device: Device }) => {
  const { id, name, firstAt, seenAt, revoked } = device
  const turn = async () => {
    const sure =
      revoked ||
      (await confirm({
        title: `停用${name}`,
        text: `停用后：${person.name}用这台手机的下一次操作就会被拒绝，别的手机不受影响。随时可以再启用。`,
        yes: '停用',
      }))
    if (sure && (await staff.setDevice(person.id, id, !revoked))) say(revoked ? '已启用' : '已停用')
  }
  return (
    <View className="post">
      <View className="grow">
        <View>
          {name} {revoked && <Tag tone="bad">已停用</Tag>}
        </View>
        <View className="t14 ink-3 num">
          {`最近 ${momentText(seenAt, staff.list.at)} · ${dayText(firstAt, staff.list.at)} 起`}
        </View>
      </View>
      <View className="row-link" hoverClass="pressed" onClick={turn}>
        {revoked ? '启用' : '停用'}
      </View>
    </View>
  )
}

/** The phones from which somebody has worked. A lost one is put out of use here. */
export const DevicesSheet = observer(function DevicesSheet({ staff }: { staff: Staff }) {
  const { person, changing } = staff
  return (
    <Sheet open={person !== undefined} title="用过的手机" onClose={() => staff.open(undefined)}>
      {changing.problem && <Notice tone="bad">{changing.problem.message}</Notice>}
      {person && (
        <View>
          <View className="ink-2">{person.name}</View>
          <View className="gap-8" />
          <Portions rows={person.devices} each={4}>
            {(portion) =>
              portion.map((device) => (
                <Phone key={device.id} staff={staff} person={person} device={device} />
              ))
            }
          </Portions>
        </View>
      )}
    </Sheet>
  )
})
