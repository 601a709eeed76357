import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { stageName } from '#core/aipl/words'
import type { EventKind } from '#core/events/event'
import { kindWords } from '#core/events/words'
import type { RulesEdit } from '@/stores/data/rules-edit'
import type { RuleStage, StageRuleForm } from '@/stores/data/stage-rule'
import { Button, Choice, Sheet } from '@/ui'
import { Chip } from '@/ui/desk/chips'
import { Marked } from '@/ui/desk/mark'
import { Typed } from '@/ui/desk/typed'
import { useKept } from '@/ui/use-kept'

const stageOptions = ([2, 3, 4, 5] as const).map((stage) => ({
  value: stage as RuleStage,
  label: stageName(stage),
}))

/** What can lift somebody: going back and leaving can not. */
const LIFTING: readonly EventKind[] = [
  'viewed',
  'joined',
  'claimed',
  'stamped',
  'redeemed',
  'bought',
  'invited',
  'brought',
  'kept',
  'added',
]

const Stages = observer(function Stages({ rule }: { rule: StageRuleForm }) {
  return (
    <Choice options={stageOptions} value={rule.stage} onChange={(stage) => rule.setStage(stage)} />
  )
})

const Kinds = ({ rule }: { rule: StageRuleForm }) => (
  <Marked of={rule.some}>
    <View className="choice">
      {LIFTING.map((kind) => (
        <Chip
          key={kind}
          label={kindWords[kind]}
          on={() => rule.has(kind)}
          onToggle={() => rule.toggle(kind)}
        />
      ))}
    </View>
  </Marked>
)

const Words = observer(function Words({ rule }: { rule: StageRuleForm }) {
  return <View className="effect">{`${stageName(rule.stage)}：${rule.words}`}</View>
})

const Fields = ({ rule, edit }: { rule: StageRuleForm; edit: RulesEdit }) => (
  <View>
    <View className="field-label">到哪个阶段</View>
    <Stages rule={rule} />
    <View className="field-label gap-12">做过哪些事（任一种都算）</View>
    <Kinds rule={rule} />
    <View className="pairs">
      <Typed of={rule.times} id="rule-times" label="满几次" type="number" unit="次" />
      <Typed of={rule.days} id="rule-days" label="看最近多少天" type="number" unit="天" />
    </View>
    <Words rule={rule} />
    <Button kind="danger" onPress={() => edit.remove(rule)}>
      去掉这一条
    </Button>
  </View>
)

/** One reason for a stage: which, by what, how often, within how many days. */
export const RuleSheet = observer(function RuleSheet({ edit }: { edit: RulesEdit }) {
  const open = edit.open !== undefined
  const rule = useKept(edit.open, !open)
  return (
    <Sheet
      open={open}
      title="一条阶段规则"
      onClose={() => edit.edit(undefined)}
      footer={<Button onPress={() => edit.edit(undefined)}>好了</Button>}
    >
      {rule && <Fields key={rule.id} rule={rule} edit={edit} />}
    </Sheet>
  )
})
