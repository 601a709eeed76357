import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Joining, NAME_MAX } from '@/stores/clerk/join'
import { Button, Cell, Empty, Field, Loaded, Notice, Page, replace, Stamp } from '@/ui'
import { useQuery } from '@/ui/query'
import { desk } from '../till'
import '../clerk.scss'

const does = {
  clerk: '接受后，您可以在这家店扫码核销，并在 10 分钟内撤销自己的核销。',
  manager: '接受后，您可以在这家店扫码核销，并在 10 分钟内撤销本店的核销。',
}

async function accept(joining: Joining, storeId: string): Promise<void> {
  if (!(await joining.accept())) return
  await desk.choose(storeId)
  await replace('clerk/home')
}

const Invitation = observer(function Invitation({ joining }: { joining: Joining }) {
  const { store, role } = joining.invitation.data ?? {}
  if (!store || !role) return null
  return (
    <View>
      <View className="center accent">
        <View className="row join-stamp">
          <Stamp mark={store.name} />
        </View>
        <View className="t24 bold gap-12">{store.name}</View>
        <View className="ink-2">{store.address}</View>
      </View>
      <View className="gap-24" />
      <Cell label="请您来做" value={role === 'manager' ? '店长' : '店员'} last />
      <Notice>{does[role]}</Notice>
      <Field
        label="您的名字"
        value={joining.name}
        onChange={(text) => joining.setName(text)}
        maxlength={NAME_MAX}
        placeholder="例如：小周"
        hint="会写在核销记录里，同事看得懂就行"
      />
    </View>
  )
})

const Foot = observer(function Foot({ joining }: { joining: Joining }) {
  const { store } = joining.invitation.data ?? {}
  const { problem } = joining.accepting
  if (!store) return null
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button disabled={!joining.ready} onPress={() => accept(joining, store.id)}>
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
        <Empty mark="邀" text="请让运营发一份店员邀请给您，扫码或点开就能加入" />
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
