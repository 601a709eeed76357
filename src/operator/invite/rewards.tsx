import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Invite } from '@/stores/operator/invite'
import type { StepRow } from '@/stores/operator/invite-rewards'
import { classes, Section } from '@/ui'
import { Portions } from '@/ui/portions'
import { RewardCell } from './reward-cell'

interface PartProps {
  invite: Invite
}

const StepCells = observer(function StepCells(props: PartProps & { row: StepRow; place: number }) {
  const { invite, row, place } = props
  const nth = `第 ${place + 1} 位好友`
  return (
    <View className={classes(!row.on && 'word-none')}>
      <RewardCell
        invite={invite}
        slot={row.now}
        id={`step-${place}-now`}
        label={nth}
        hint="完成后马上得"
        title={`第 ${place + 1} 位：马上得`}
      />
      <RewardCell
        invite={invite}
        slot={row.kept}
        id={`step-${place}-kept`}
        label="　留存后再得"
        title={`第 ${place + 1} 位：留存后`}
      />
    </View>
  )
})

const More = observer(function More({ invite: { draft } }: PartProps) {
  const { rewards } = draft
  return (
    <View className="row-head gap-16">
      <View
        id="step-add"
        className={classes('row-link', rewards.full && 'word-none')}
        hoverClass="pressed"
        onClick={() => rewards.add()}
      >
        加一位好友
      </View>
      <View
        id="step-drop"
        className={classes('row-link', rewards.few && 'word-none')}
        hoverClass="pressed"
        onClick={() => rewards.drop()}
      >
        去掉最后一位
      </View>
    </View>
  )
})

/** What both sides get. Each friend pays by themself; there are four steps at most (C8). */
export const RewardsPart = ({ invite }: PartProps) => {
  const { rewards } = invite.draft
  return (
    <Section title="双方得什么">
      <View className="doors">
        <RewardCell
          invite={invite}
          slot={rewards.friend}
          id="reward-friend"
          label="好友的见面礼"
          hint="每位好友一份"
          title="好友的见面礼"
        />
        <Portions rows={rewards.rows} each={2}>
          {(portion) =>
            portion.map((row) => {
              const place = rewards.rows.indexOf(row)
              return <StepCells key={place} invite={invite} row={row} place={place} />
            })
          }
        </Portions>
      </View>
      <More invite={invite} />
    </Section>
  )
}
