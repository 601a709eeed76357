import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { invitesRefusals } from '#core/invites/refusals'
import type { InvitedNow } from '@/stores/invitation'
import { Invited, type InvitedState } from '@/stores/invited'
import { Button, Empty, go, goHome, Loaded, Notice, Page, Refused, Skeleton } from '@/ui'
import { Later } from '@/ui/later'
import { useQuery } from '@/ui/query'
import { RulesSection } from '../parts/rules-sheet'
import { TakeFoot } from '../parts/take-foot'
import { arrivalOf, inSinglePage } from './arrival'
import { Gift, Todo } from './gift'
import { From, Heading } from './heading'
import { Welcome } from './welcome'
import './index.scss'

/** States in which the benefit may become somebody's. */
const HOPEFUL: readonly InvitedState[] = ['open', 'here', 'own']

const Body = observer(function Body({ invited, view }: { invited: Invited; view: InvitedNow }) {
  const { campaign } = view
  const { friend } = campaign
  const [rules, setRules] = useState(false)
  return (
    <>
      <View className="col">
        {!view.own && <From view={view} />}
        <Heading invited={invited} />
        {friend && (
          <Gift
            reward={friend}
            off={!HOPEFUL.includes(invited.state)}
            onRules={() => setRules(true)}
          />
        )}
        <View id="problem">
          {invited.problem && (
            <View className="gap-16">
              <Notice tone="bad">{invited.problem.message}</Notice>
            </View>
          )}
        </View>
        {invited.state === 'open' && <Todo campaign={campaign} now={invited.load.at} />}
      </View>
      <View className="col">
        <Later>
          <RulesSection campaign={campaign} friend open={rules} turn={setRules} />
        </Later>
      </View>
    </>
  )
})

const JOIN = { take: '加入', agree: '同意并加入' }

const Foot = observer(function Foot({ invited, view }: { invited: Invited; view: InvitedNow }) {
  const { data, problem } = invited.consent.load
  if (view.own || invited.isMember) {
    const mine = () => go('member/invite', { id: view.campaign.id })
    return (
      <Button kind={view.own ? 'main' : 'soft'} onPress={mine} id="mine">
        {view.own ? '去我的邀请有礼' : '看看邀请有礼'}
      </Button>
    )
  }
  if (!data && problem) return <Button onPress={() => invited.consent.refresh()}>再试一次</Button>
  return <TakeFoot consent={data?.consent} onTake={() => invited.join()} words={JOIN} />
})

const home = { label: '去看看会员卡', onPress: goHome }
const ways = {
  'invites.code-unknown': home,
  'invites.not-open': home,
  'invites.paused': home,
  'invites.over': home,
}

const Landing = observer(function Landing({ invited }: { invited: Invited }) {
  const { data } = invited.load
  const open = data && invited.ready && !invited.joined
  return (
    <Page cols={!invited.joined} footer={open && <Foot invited={invited} view={data} />}>
      {invited.joined ? (
        <Welcome invited={invited} />
      ) : (
        <Loaded of={invited.load} skeleton="card" onRetry={() => invited.look()} ways={ways}>
          {(view) =>
            invited.ready ? <Body invited={invited} view={view} /> : <Skeleton shape="card" />
          }
        </Loaded>
      )}
    </Page>
  )
})

/** WeChat's preview out of Moments: what it is, and nothing that asks for more (§2.3). */
const Preview = () => (
  <Page>
    <Empty
      mark="邀"
      text="这是一份会员邀请的预览。从朋友圈打开的不计入活动，活动规则在微信里打开后可以看到"
    />
  </Page>
)

const unknown = { code: 'invites.code-unknown', message: invitesRefusals['invites.code-unknown'] }

/** Where a friend's invitation leads: what it gives comes first, before anything is asked. */
export default observer(function InvitedPage() {
  const query = useQuery()
  const [single] = useState(inSinglePage)
  const [invited] = useState(() => {
    const arrival = single ? undefined : arrivalOf(query)
    return arrival && new Invited(arrival)
  })
  // Also for somebody who comes back to it: WeChat keeps a page that is opened again as it was.
  useDidShow(() => {
    if (invited && !invited.joined) void invited.look()
  })
  if (single) return <Preview />
  if (invited) return <Landing invited={invited} />
  return (
    <Page>
      <Refused problem={unknown} way={home} />
    </Page>
  )
})
