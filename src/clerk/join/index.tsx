import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Joining, NAME_MAX } from '@/stores/clerk/join'
import { look } from '@/stores/look'
import { Button, Cell, Empty, Field, Loaded, Notice, Page, replace, Stamp } from '@/ui'
import { useQuery } from '@/ui/query'
import { desk } from '../till'
import '../clerk.scss'

const does = {
  clerk: '接受后，您可以在这家店扫码核销和收款，并在 10 分钟内撤销自己的核销、退自己收的款。',
  manager: '接受后，您可以在这家店扫码核销和收款，在 10 分钟内撤销本店的核销，也可以退本店收的款。',
  operator:
    '接受后，您可以管理整个品牌：门店和员工、优惠券、会员计划、会员的积分。做过的每一步都会记下来。',
}
const roleText = { clerk: '店员', manager: '店长', operator: '运营' }

async function accept(joining: Joining): Promise<void> {
  const taken = await joining.accept()
  if (!taken) return
  if (!taken.store) return replace('operator/board')
  await desk.choose(taken.store.id)
  await replace('clerk/home')
}

const Invitation = observer(function Invitation({ joining }: { joining: Joining }) {
  const { store, role } = joining.invitation.data ?? {}
  if (!role) return null
  const place = store?.name ?? look.brand.name
  return (
    <View>
      <View className="center accent">
        <View className="row join-stamp">
          <Stamp mark={place} />
        </View>
        <View className="t24 bold gap-12">{place}</View>
        <View className="ink-2">{store?.address ?? '整个品牌，所有门店'}</View>
      </View>
      <View className="gap-24" />
      <Cell label="请您来做" value={roleText[role]} last />
      <Notice>{does[role]}</Notice>
      <Field
        label="您的名字"
        value={joining.name}
        onChange={(text) => joining.setName(text)}
        maxlength={NAME_MAX}
        placeholder="例如：小周"
        hint="会写在记录里，同事看得懂就行"
      />
    </View>
  )
})

const Foot = observer(function Foot({ joining }: { joining: Joining }) {
  const { problem } = joining.accepting
  if (!joining.invitation.data) return null
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button disabled={!joining.ready} onPress={() => accept(joining)}>
        {joining.ready ? '接受邀请' : '先填上名字'}
      </Button>
    </>
  )
})

export default observer(function ClerkJoin() {
  const { token, scene } = useQuery()
  const given = token ?? scene
  const [joining] = useState(() => new Joining(given ?? ''))
  const load = () => joining.load()
  useLoad(() => {
    if (given) void load()
  })
  if (!given) {
    return (
      <Page>
        <Empty mark="邀" text="请让运营发一份邀请给您，扫码或点开就能加入" />
      </Page>
    )
  }
  const footer = joining.invitation.data ? <Foot joining={joining} /> : undefined
  return (
    <Page footer={footer}>
      <Loaded of={joining.invitation} skeleton="card" onRetry={load}>
        {() => <Invitation joining={joining} />}
      </Loaded>
    </Page>
  )
})
