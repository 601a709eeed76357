import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { MOST_CONDITIONS } from '#core/segments/limits'
import type { RuleDraft } from '@/stores/data/rule-draft'
import type { ConditionNode, GroupKind, GroupNode, Line } from '@/stores/data/rule-tree'
import type { TypedValue } from '@/stores/operator/entry'
import { Choice } from '@/ui'
import { Marked } from '@/ui/desk/mark'
import { Portions } from '@/ui/portions'
import { ConditionSheet } from './condition-sheet'
import { FieldSheet } from './field-sheet'

interface PartProps {
  draft: RuleDraft
}

/** Groups in groups in groups: deeper nobody reads it back (core/segments/limits.ts). */
const DEEPEST = 2

const kinds: { value: GroupKind; label: string }[] = [
  { value: 'all', label: '全部满足' },
  { value: 'any', label: '任一满足' },
  { value: 'none', label: '都不满足' },
]

const Head = observer(function Head({ group, depth }: { group: GroupNode; depth: number }) {
  return (
    <View className={`rule-line rule-${depth}`}>
      <View className="rule-kind">
        <Choice options={kinds} value={group.kind} onChange={(kind) => group.setKind(kind)} />
      </View>
    </View>
  )
})

interface ConditionProps extends PartProps {
  node: ConditionNode
  depth: number
}

const Condition = observer(function Condition({ draft, node, depth }: ConditionProps) {
  return (
    <View className={`rule-line rule-${depth}`}>
      <View className="rule-condition" hoverClass="pressed" onClick={() => draft.edit(node)}>
        <View className="grow">{draft.textOf(node)}</View>
        <View className="cell-arrow" />
      </View>
    </View>
  )
})

interface FootProps extends PartProps {
  group: GroupNode
  depth: number
}

const Foot = ({ draft, group, depth }: FootProps) => (
  <View className={`rule-line rule-${depth}`}>
    <View className="rule-acts">
      <View
        className="rule-act"
        hoverClass="pressed"
        id={`add-${depth}`}
        onClick={() => draft.ask(group, false)}
      >
        加条件
      </View>
      {depth < DEEPEST && (
        <View
          className="rule-act"
          hoverClass="pressed"
          id={`group-${depth}`}
          onClick={() => draft.ask(group, true)}
        >
          加一组
        </View>
      )}
      {depth > 0 && (
        <View className="rule-act" hoverClass="pressed" onClick={() => draft.remove(group)}>
          删掉这组
        </View>
      )}
    </View>
  </View>
)

const One = ({ draft, line }: PartProps & { line: Line }) => {
  const { what, depth } = line
  if (what === 'condition') return <Condition draft={draft} node={line.node} depth={depth} />
  if (what === 'head') return <Head group={line.group} depth={depth} />
  return <Foot draft={draft} group={line.group} depth={depth} />
}

/** Flat, however deep the rule is: one more condition sends one more row. */
const Lines = observer(function Lines({ draft }: PartProps) {
  return (
    <View>
      <Portions rows={draft.lines} each={4}>
        {(portion) => portion.map((line) => <One key={line.key} draft={draft} line={line} />)}
      </Portions>
    </View>
  )
})

/** Groups and conditions; each condition says in words what it means. */
export const RuleBox = ({ draft, ruled }: PartProps & { ruled: TypedValue }) => (
  <View>
    <Marked of={ruled} />
    <View className="card-box rule-box">
      <Lines draft={draft} />
    </View>
    <View className="t14 ink-3 gap-8">
      {`点条件可以改。条件最多 ${MOST_CONDITIONS} 个；要“或者”“都不是”，就加一组。`}
    </View>
    <FieldSheet draft={draft} />
    <ConditionSheet draft={draft} />
  </View>
)
