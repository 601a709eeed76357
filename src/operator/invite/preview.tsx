import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Invite } from '@/stores/operator/invite'
import { Section } from '@/ui'
import { Later } from '@/ui/later'
import { Line, Lines } from '../program/words'
import { Findings } from './findings'

/** Sentences of core/invites/summary.ts at most: time, deed, friend, four steps, keeping and so on. */
const MOST_LINES = 11

interface PartProps {
  invite: Invite
}

const Told = observer(function Told({ invite }: PartProps) {
  return <Findings of={invite.findings} />
})

/** What the rules object to, where nobody has to look for it; then what both sides will read. */
export const Preview = ({ invite }: PartProps) => {
  const { draft } = invite
  return (
    <View>
      {/* In a box that stays: what comes and goes in it sends nothing beside it again. */}
      <View>
        <Later>
          <Told invite={invite} />
        </Later>
      </View>
      <Section title="会员看到的样子">
        <View className="card-box">
          <View className="t18 bold">
            <Line of={() => draft.name.text.trim() || '活动名称'} />
          </View>
          <View className="gap-8 ink-2">
            <Later>
              <Lines most={MOST_LINES} of={() => draft.said.summary} />
            </Later>
          </View>
        </View>
      </Section>
    </View>
  )
}
