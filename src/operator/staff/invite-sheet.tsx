import { Image, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText } from '#core/kernel/time'
import { look } from '@/stores/look'
import { type Invitation, roleText, type Staff } from '@/stores/operator/staff'
import { Button, Choice, go, Notice, Sheet } from '@/ui'
import { Pick } from '@/ui/pick'

interface InviteSheetProps {
  staff: Staff
  open: boolean
  onClose: () => void
}

const roles = [
  { value: 'clerk', label: '店员' },
  { value: 'manager', label: '店长' },
  { value: 'operator', label: '运营' },
] as const
const can = {
  clerk: '店员可以核销，并撤销自己 10 分钟内的核销。收款和退货也一样。',
  manager: '店长可以核销，并撤销本店 10 分钟内的核销。也可以收款，给本店收的款退货。',
  operator: '运营管整个品牌：门店、员工、优惠券、会员和积分，权限和您一样。请只邀请信得过的人。',
}

const Where = observer(function Where({ staff }: { staff: Staff }) {
  const options = (staff.stores.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
  if (options.length === 0) return <Notice>还没有门店，请先加一家门店，再来邀请。</Notice>
  return (
    <Pick
      label="在哪家店"
      options={options}
      value={staff.storeId}
      onChange={(storeId) => staff.setStore(storeId)}
      placeholder="选一家门店"
    />
  )
})

/** All three are drawn, so that a choice sends one class. */
const Form = observer(function Form({ staff }: { staff: Staff }) {
  return (
    <View className={`for-${staff.role}`}>
      <View className="field-label">做什么</View>
      <Choice options={roles} value={staff.role} onChange={(role) => staff.setRole(role)} />
      {roles.map(({ value }) => (
        <View key={value} className={`effect can-${value}`}>
          {can[value]}
        </View>
      ))}
      <View className="in-store">
        <Where staff={staff} />
      </View>
    </View>
  )
})

interface MadeProps {
  invitation: Invitation
  role: string
  /** The server's time, ms. */
  now: number
}

const Made = ({ invitation, role, now }: MadeProps) => (
  <View className="center">
    <View className="t18 bold">
      {invitation.store?.name ?? look.brand.name} · {role}
    </View>
    <Image className="code-picture" src={invitation.fileId} showMenuByLongpress />
    <View className="ink-2">请对方用微信扫一扫，或直接发到聊天里</View>
    <View className="t14 ink-3 gap-4">
      只能用一次，{momentText(invitation.expiresAt, now)} 前有效
    </View>
  </View>
)

const footOf = (staff: Staff) => {
  if (staff.invitation) return <Button openType="share">发给对方</Button>
  if (staff.role !== 'operator' && staff.stores.rows?.length === 0) {
    return <Button onPress={() => go('operator/stores')}>去加门店</Button>
  }
  return (
    <Button disabled={!staff.offer} onPress={() => staff.invite()}>
      生成邀请
    </Button>
  )
}

/** Makes a one-time invitation: a picture to scan and a card to send. */
export const InviteSheet = observer(function InviteSheet(props: InviteSheetProps) {
  const { staff, open, onClose } = props
  const { invitation } = staff
  const problem = staff.inviting.problem ?? staff.stores.problem
  return (
    <Sheet open={open} title="邀请员工" onClose={onClose} footer={footOf(staff)}>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {invitation ? (
        <Made invitation={invitation} role={roleText[staff.role]} now={staff.list.at} />
      ) : (
        <Form staff={staff} />
      )}
    </Sheet>
  )
})
