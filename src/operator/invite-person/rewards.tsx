import { View } from '@tarojs/components'
import type { DeskWhy } from '#core/invites/desk-views'
import type { RewardState } from '#core/invites/views'
import { dayText } from '#core/kernel/time'
import type { InvitePerson } from '@/stores/operator/invite-person'
import { Cell, go, Section, Tag, type Tone } from '@/ui'
import { Portions } from '@/ui/portions'

const states: Record<RewardState, [string, Tone]> = {
  open: ['还没得到', 'plain'],
  owed: ['正在发放', 'warn'],
  given: ['已发放', 'good'],
  back: ['已收回', 'bad'],
  debt: ['已用掉，记待补', 'warn'],
  note: ['已用掉，只记一笔', 'plain'],
  none: ['名额或预算用完，没有发', 'plain'],
}

interface RewardsProps {
  person: InvitePerson
  why: DeskWhy
  /** The server's time, ms. */
  now: number
}

const Given = ({ why, now }: Omit<RewardsProps, 'person'>) => (
  <Portions rows={why.rewards}>
    {(portion) =>
      portion.map(({ to, name, state, at }) => {
        const [label, tone] = states[state]
        return (
          <Cell
            key={`${to} ${name} ${at}`}
            label={name}
            hint={`${to} · ${dayText(at, now)}`}
            value={<Tag tone={tone}>{label}</Tag>}
            last={at === why.rewards.at(-1)?.at}
          />
        )
      })
    }
  </Portions>
)

const People = ({ person, why }: Omit<RewardsProps, 'now'>) => (
  <View className="doors">
    <Cell
      id="to-inviter"
      label="邀请人"
      hint={why.friend.inviter}
      onPress={() => go('operator/member', { id: why.friend.inviterId })}
    />
    <Cell
      id="to-friend"
      label="好友的会员资料"
      hint="还没有加入的，打不开"
      onPress={() => go('operator/member', { id: person.friendId })}
    />
    <Cell
      id="block-inviter"
      label="停用邀请人"
      hint="这个人请来的都不再计入"
      onPress={() => person.ask('block-inviter')}
      last
    />
  </View>
)

/** What was given for this friend, and the two people. */
export const Rewards = ({ person, why, now }: RewardsProps) => (
  <View>
    <Section title="奖励">
      {why.rewards.length === 0 ? (
        <View className="ink-2">还没有发过奖励。</View>
      ) : (
        <View className="doors">
          <Given why={why} now={now} />
        </View>
      )}
    </Section>
    <Section title="相关的人">
      <People person={person} why={why} />
    </Section>
  </View>
)
