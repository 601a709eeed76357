import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { momentText } from '#core/kernel/time'
import { type InvitesList, invites, type ListedCampaign } from '@/stores/invites'
import { Cell, Empty, go, goHome, Loaded, Page, Section } from '@/ui'
import { Portions } from '@/ui/portions'
import { ContactCell } from '../parts/contact-cell'

const ways = { 'role.member-required': { label: '去入会', onPress: goHome } }

const stateText = ({ campaign }: ListedCampaign, now: number): string => {
  if (campaign.status === 'paused') return '暂停中'
  if (campaign.status === 'ended') return '已结束'
  return campaign.left === 0 ? '名额已用完' : `${momentText(campaign.endsAt, now)} 结束`
}

const countText = ({ counted }: ListedCampaign): string =>
  counted === undefined ? '' : `${counted} 位`

const Campaigns = ({ campaigns }: { campaigns: ListedCampaign[] }) => (
  <Portions rows={campaigns}>
    {(some) =>
      some.map((one) => (
        <Cell
          key={one.campaign.id}
          label={one.campaign.name}
          hint={stateText(one, invites.load.at)}
          value={countText(one)}
          onPress={() => go('member/invite', { id: one.campaign.id })}
          last={one === campaigns.at(-1)}
        />
      ))
    }
  </Portions>
)

const Brought = ({ brought }: { brought: NonNullable<InvitesList['brought']> }) => (
  <Section title="我的见面礼">
    <Cell
      label={brought.benefit?.name ?? brought.campaign}
      hint={brought.words}
      last={!brought.contact}
      id="brought"
    />
    {brought.contact && <ContactCell code={brought.contact} />}
  </Section>
)

const Body = observer(function Body({ list }: { list: InvitesList }) {
  const { campaigns, brought } = list
  if (campaigns.length === 0 && !brought)
    return <Empty mark="邀" text="现在没有邀请活动，有了会出现在这里" />
  return (
    <>
      {campaigns.length > 0 && (
        <View id="campaigns">
          <Campaigns campaigns={campaigns} />
        </View>
      )}
      {brought && <Brought brought={brought} />}
    </>
  )
})

/** All campaigns that concern this member, and what they got as somebody's friend. */
export default observer(function InvitesPage() {
  const refresh = () => invites.refresh()
  useDidShow(() => void refresh())
  usePullDownRefresh(() => void refresh().finally(() => wx.stopPullDownRefresh()))
  return (
    <Page>
      <Loaded of={invites.load} skeleton="lines" onRetry={refresh} ways={ways}>
        {(list) => <Body list={list} />}
      </Loaded>
    </Page>
  )
})
