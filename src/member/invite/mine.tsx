import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import type { CampaignView } from '#core/invites/views'
import type { Invite, MyCampaign } from '@/stores/invite'
import { Button, buzz, Cell, go, Notice, Section } from '@/ui'
import { Later } from '@/ui/later'
import { useSame } from '@/ui/use-same'
import { RulesSection } from '../parts/rules-sheet'
import { BoardSheet } from './board-sheet'
import { CodeSheet } from './code-sheet'
import { Friends } from './friends'
import { NameSheet } from './name-sheet'
import { Path } from './path'
import { Remind } from './remind'
import { WhySheet } from './why-sheet'
import { beyondText, bothText, countsText, headText, newsText, stopText } from './words'

interface MineProps {
  invite: Invite
  view: MyCampaign
}

const Head = ({ view: { campaign, team } }: { view: MyCampaign }) => {
  const stop = stopText(team.status, campaign)
  return (
    <>
      <View className="t14 ink-2">{campaign.name}</View>
      <View className="t24 bold" id="head">
        {headText(team)}
      </View>
      <View className="ink-2 gap-4">{countsText(team, campaign)}</View>
      <View className="gap-4">{bothText(campaign)}</View>
      <View id="stopped">
        {stop && (
          <View className="gap-16">
            <Notice tone="warn">{stop}</Notice>
          </View>
        )}
      </View>
    </>
  )
}

/** Good news is one line and a short buzz: no sound, nothing that moves (look.md). */
const NewsLine = observer(function NewsLine({ invite }: { invite: Invite }) {
  const words = newsText(invite.news)
  useEffect(() => {
    if (words) buzz()
  }, [words])
  return (
    <View id="news">
      {words && (
        <View className="gap-16">
          <Notice tone="good">{words}</Notice>
        </View>
      )}
    </View>
  )
})

/** Other ways to a friend than a chat: their eyes on one's own screen, or a picture. */
const Ways = observer(function Ways({ invite }: { invite: Invite }) {
  const [open, setOpen] = useState(false)
  const show = () => {
    void invite.readPicture()
    setOpen(true)
  }
  const poster = () => go('member/poster', { id: invite.id })
  return (
    <>
      <View className="ways" id="ways">
        <Button kind="soft" onPress={show} id="code">
          我的邀请码
        </Button>
        <Button kind="soft" onPress={poster} id="poster">
          邀请海报
        </Button>
      </View>
      <CodeSheet invite={invite} open={open} onClose={() => setOpen(false)} />
    </>
  )
})

const Beyond = ({ view: { campaign, team } }: { view: MyCampaign }) => {
  const words = beyondText(campaign, team.counted)
  return <View>{words && <View className="ink-2 gap-12">{words}</View>}</View>
}

const Rules = ({ campaign }: { campaign: CampaignView }) => {
  const [open, setOpen] = useState(false)
  return <RulesSection campaign={campaign} open={open} turn={setOpen} />
}

const Board = observer(function Board({ invite }: { invite: Invite }) {
  const [open, setOpen] = useState(false)
  const show = () => {
    void invite.readBoard()
    setOpen(true)
  }
  return (
    <>
      <Cell id="board" label="排行榜" hint="只算留存的好友" onPress={show} />
      <BoardSheet invite={invite} open={open} onClose={() => setOpen(false)} />
    </>
  )
})

const Name = observer(function Name({ invite }: { invite: Invite }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Cell
        id="name"
        label="邀请上怎么称呼您"
        value={invite.team?.shown ? '称呼和头像' : '会员尾号'}
        onPress={() => setOpen(true)}
        last
      />
      <NameSheet invite={invite} open={open} onClose={() => setOpen(false)} />
    </>
  )
})

const FriendsPart = observer(function FriendsPart({ invite }: { invite: Invite }) {
  const [friend, setFriend] = useState('')
  const [open, setOpen] = useState(false)
  const pick = ({ detail }: { detail: { id: string } }) => {
    void invite.askWhy(detail.id)
    setFriend(detail.id)
    setOpen(true)
  }
  return (
    <>
      <Friends invite={invite} onPick={pick} />
      <WhySheet invite={invite} open={open} friend={friend} onClose={() => setOpen(false)} />
    </>
  )
})

/** What comes and goes stands in a box that stays, so that nothing beside it is sent again. */
export const Mine = observer(function Mine({ invite, view }: MineProps) {
  const { campaign, team } = view
  const steps = useSame(team.steps)
  return (
    <>
      <View className="col">
        <Head view={view} />
        <NewsLine invite={invite} />
        <Path steps={steps} counted={team.counted} />
        <Beyond view={view} />
        <View>{invite.isOpen && <Ways invite={invite} />}</View>
      </View>
      <View className="col">
        <Later>
          <FriendsPart invite={invite} />
        </Later>
        <Later>
          <Rules campaign={campaign} />
          <Section title="更多">
            <Remind invite={invite} />
            {campaign.leaderboard && <Board invite={invite} />}
            <Name invite={invite} />
          </Section>
        </Later>
      </View>
    </>
  )
})
