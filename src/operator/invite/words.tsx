import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { audienceText } from '#core/audience/rules'
import type { Invite } from '@/stores/operator/invite'
import type { InviteDraft } from '@/stores/operator/invite-draft'
import { Cell, Choice, go, Section, say } from '@/ui'
import { Fold } from '@/ui/desk/fold'
import { Marked } from '@/ui/desk/mark'
import { Typed } from '@/ui/desk/typed'
import { showFault } from '@/ui/fault'
import { Later } from '@/ui/later'
import { AudienceFields } from '../audience-fields'
import { RiskFields } from '../risk-fields'

interface PartProps {
  invite: Invite
}

/** What people read besides the summary. */
export const WordsPart = ({ invite: { draft } }: PartProps) => (
  <Section title="名称和文案">
    <Typed of={draft.name} id="invite-name" label="活动名称" maxlength={20} />
    <Typed of={draft.shareTitle} id="invite-title" label="分享卡片的标题" maxlength={30} />
    <Later>
      <Typed of={draft.organiser} id="invite-organiser" label="主办方" maxlength={40} />
      <Typed
        of={draft.contact}
        id="invite-contact"
        label="联系方式"
        placeholder="例如：电话、微信号"
        maxlength={40}
      />
    </Later>
    <Later>
      <Typed
        of={draft.rules}
        id="invite-rules"
        label="活动规则"
        hint="上面几句话之外的，写在这里；会员随时能看"
        maxlength={1000}
        lines
      />
    </Later>
  </Section>
)

const Audience = observer(function Audience({ invite }: PartProps) {
  return <AudienceFields form={invite.draft.audience} tiers={invite.tiers} />
})

const staff = [
  { value: false, label: '员工不参加' },
  { value: true, label: '员工也可以' },
] as const

const Staff = observer(function Staff({ draft }: { draft: InviteDraft }) {
  return (
    <Choice options={staff} value={draft.staffMayInvite} onChange={(on) => draft.setStaff(on)} />
  )
})

const boards = [
  { value: false, label: '不显示' },
  { value: true, label: '显示排行榜' },
] as const

const Board = observer(function Board({ draft }: { draft: InviteDraft }) {
  return (
    <Choice
      options={boards}
      value={draft.leaderboard}
      onChange={(on) => draft.setLeaderboard(on)}
    />
  )
})

const whoSaid = ({ audience, staffMayInvite }: InviteDraft): string => {
  const who = audienceText(audience.audience) || '所有会员'
  return staffMayInvite ? `${who}，员工也可以` : who
}

const anyBad = (marks: readonly { fault?: string | undefined }[]): boolean =>
  marks.some(({ fault }) => fault !== undefined)

const Posters = observer(function Posters({ invite }: PartProps) {
  const { posters } = invite.draft
  const open = async () => {
    if (await invite.save()) await go('operator/poster', { id: invite.campaignId ?? '' })
    else if (invite.saving.problem) say(invite.saving.problem.message)
    else showFault()
  }
  return (
    <Cell
      id="posters"
      label="海报"
      hint="会员保存后发给好友，带自己的码；可以比较几个版本"
      value={posters.length > 0 ? posters.map(({ name }) => name).join('、') : '还没有'}
      onPress={open}
      last
    />
  )
})

/** What few change: it is folded away under what holds. */
export const MorePart = ({ invite }: PartProps) => {
  const { draft } = invite
  const { audience, risk } = draft
  return (
    <Section title="更多">
      <Fold
        id="fold-who"
        title="谁能邀请"
        said={() => whoSaid(draft)}
        bad={() => anyBad([audience.joined, audience.within, audience.away, audience.when])}
      >
        <Later>
          <Audience invite={invite} />
          <View className="field-label gap-12">员工</View>
          <Staff draft={draft} />
        </Later>
      </Fold>
      <Fold
        id="fold-board"
        title="排行榜"
        said={() => (draft.leaderboard ? '显示，只算留存的' : '不显示')}
      >
        <Later>
          <Board draft={draft} />
          <View className="field-hint">只数留存的好友，名字打码；名次没有另外的奖励。</View>
        </Later>
      </Fold>
      <Fold
        id="fold-risk"
        title="防作弊"
        said={() => '超过就先停下，等您核实'}
        bad={() => anyBad(risk.entries)}
      >
        <Later>
          <RiskFields risk={risk} />
        </Later>
      </Fold>
      <Marked of={draft.drawn}>
        <Posters invite={invite} />
      </Marked>
    </Section>
  )
}
