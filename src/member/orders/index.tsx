import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ClaimView } from '#core/orders/contract'
import { Claims } from '@/stores/claims'
import { Button, Empty, goHome, Loaded, Notice, Page, Section, Sheet, say } from '@/ui'
import { Later } from '@/ui/later'
import { Portions } from '@/ui/portions'
import { useKept } from '@/ui/use-kept'
import { ClaimRow } from './claim-row'
import { Entry } from './entry'

const ways = { 'role.member-required': { label: '去入会', onPress: goHome } }

interface PartProps {
  claims: Claims
}

/** What became of the number just named, in one kind sentence. */
const lastText = ({ state, points, words }: ClaimView): string => {
  if (state === 'claimed') return `认领好了：${words}${points > 0 ? `，得 ${points} 分` : ''}`
  if (state === 'waiting') {
    return '记下了。店家还没有把这个订单导进来，导进来时会自动认领，不用再来填。'
  }
  return '这个订单没有核对上，请检查订单号。'
}

const Last = observer(function Last({ claims }: PartProps) {
  const { last } = claims
  if (!last) return null
  return (
    <View className="gap-16">
      <Notice tone={last.state === 'claimed' ? 'good' : 'plain'}>{lastText(last)}</Notice>
    </View>
  )
})

const ForgetSheet = observer(function ForgetSheet({ claims }: PartProps) {
  const { asked, forgetting } = claims
  const shown = useKept(asked, !asked)
  const forget = async () => {
    if (await claims.forget()) say('已删掉')
  }
  return (
    <Sheet
      open={asked !== undefined}
      title="删掉这个订单号"
      onClose={() => claims.ask(undefined)}
      footer={
        <Button kind="danger" onPress={forget}>
          删掉
        </Button>
      }
    >
      {forgetting.problem && <Notice tone="bad">{forgetting.problem.message}</Notice>}
      <View>{`${shown?.orderNo ?? ''} 不再等待核对。填对了的话，以后可以再填一次。`}</View>
    </Sheet>
  )
})

const Own = ({ claims, rows }: PartProps & { rows: ClaimView[] }) => {
  if (rows.length === 0) {
    return <Empty mark="单" text="还没有认领过。填一个订单号，店里就知道那是您买的。" />
  }
  return (
    <Section title="认领过的">
      <Portions rows={rows}>
        {(some) =>
          some.map((claim) => (
            <ClaimRow
              key={claim.id}
              claim={claim}
              now={claims.shown.at}
              onForget={() => claims.ask(claim)}
            />
          ))
        }
      </Portions>
    </Section>
  )
}

/** Orders bought elsewhere, named by their number: they count as one's own from then on. */
export default observer(function MemberOrders() {
  const [claims] = useState(() => new Claims())
  const load = () => claims.load()
  useDidShow(() => {
    void load()
  })
  return (
    <Page>
      <Loaded of={claims.shown} skeleton="lines" ways={ways} onRetry={load}>
        {({ claims: rows, words }) => (
          <View>
            <Entry claims={claims} words={words} />
            {/* Alone in its place: what goes away makes Taro send all its neighbours again. */}
            <View>
              <Last claims={claims} />
            </View>
            <Later>
              <Own claims={claims} rows={rows} />
              <ForgetSheet claims={claims} />
            </Later>
          </View>
        )}
      </Loaded>
    </Page>
  )
})
