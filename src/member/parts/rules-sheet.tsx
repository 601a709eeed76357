import { Text, View } from '@tarojs/components'
import type { CampaignView } from '#core/invites/views'
import { Cell, Section, Sheet } from '@/ui'
import { Later } from '@/ui/later'
import { Portions } from '@/ui/portions'
import './rules-sheet.scss'

/** Lines of the summary in one setData: each may hold the names of two coupons. */
const LINES = 4

const Lines = ({ lines }: { lines: string[] }) => (
  <Portions rows={lines} each={LINES}>
    {(some) =>
      some.map((line) => (
        <View key={line} className="rule">
          <View className="rule-mark" />
          <View className="grow">{line}</View>
        </View>
      ))
    }
  </Portions>
)

interface RulesProps {
  campaign: CampaignView
  /** Who reads: the sentences are written to the inviter. */
  friend?: boolean
}

const Rules = ({ campaign, friend }: RulesProps) => (
  <>
    {friend && <View className="ink-2">下面的“您”是邀请人，“好友”是您。</View>}
    <Lines lines={campaign.summary} />
    <View className="gap-12" />
    <Later>
      <Text className="pre" userSelect>
        {campaign.rules}
      </Text>
    </Later>
  </>
)

interface RulesSectionProps extends RulesProps {
  open: boolean
  /** Opens or closes the sheet. */
  turn: (open: boolean) => void
}

/** All rules one tap away, in the same ink as everything else (facts/platform.md C5). */
export function RulesSection({ campaign, friend = false, open, turn }: RulesSectionProps) {
  return (
    <Section title="活动规则">
      <Cell
        id="rules"
        label="看完整规则"
        hint="时间、名额、怎么计入、什么时候收回"
        onPress={() => turn(true)}
      />
      <Cell label={campaign.organiser} hint="主办方" />
      <Cell label={campaign.contact} hint="联系方式" last />
      <Sheet open={open} title="活动规则" onClose={() => turn(false)}>
        <Rules campaign={campaign} friend={friend} />
      </Sheet>
    </Section>
  )
}
