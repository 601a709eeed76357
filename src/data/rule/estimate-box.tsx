import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Estimate } from '#core/segments/views'
import type { Estimated, RuleEstimate } from '@/stores/data/estimate'
import type { RuleDraft } from '@/stores/data/rule-draft'
import { Cell, Notice } from '@/ui'
import { peopleText } from '../count-text'
import { boundsText, howText, shortText } from './estimate-text'

interface CountProps {
  label: string
  about: string
  of: Estimate
  exact: boolean
  last?: boolean
}

const Count = ({ label, about, of, exact, last }: CountProps) => (
  <Cell
    label={label}
    hint={exact ? about : `${about}，${boundsText(of)}`}
    value={`${exact ? '' : '约 '}${peopleText(of.count)}`}
    {...(last ? { last } : {})}
  />
)

const Counts = ({ told, now }: { told: Estimated; now: number }) => (
  <View>
    <Count label="顾客" about="会员和还没入会的" of={told.people} exact={told.exact} />
    <Count label="会员" about="已入会的" of={told.members} exact={told.exact} />
    <Count
      label="可以触达"
      about="不含不接收营销消息的会员"
      of={told.reachable}
      exact={told.exact}
      last
    />
    <View className="t14 ink-3 line-top">{howText(told, now)}</View>
  </View>
)

interface BoxProps {
  draft: RuleDraft
  estimate: RuleEstimate
}

const Told = observer(function Told({ draft, estimate }: BoxProps) {
  const { data, problem, at } = estimate.shown
  if (problem) {
    return (
      <Notice tone="warn" act="再试一次" onAct={() => estimate.look()}>
        {problem.message}
      </Notice>
    )
  }
  if (data) return <Counts told={data} now={at} />
  return <View className="ink-3">{draft.rule ? '正在数有多少人…' : '加了条件，就会数出人数'}</View>
})

const Sentence = observer(function Sentence({ draft }: { draft: RuleDraft }) {
  return <View id="rule-text">{draft.text || '还没有条件'}</View>
})

/** The rule in one sentence, and how many it means. */
export const EstimateBox = (props: BoxProps) => (
  <View className="card-box">
    <View className="field-label">用一句话说</View>
    <Sentence draft={props.draft} />
    <View className="field-label line-top">有多少人</View>
    <View id="estimate">
      <Told {...props} />
    </View>
  </View>
)

const footText = ({ draft, estimate }: BoxProps): string => {
  const { data, problem } = estimate.shown
  if (problem) return '还数不出人数，原因写在上面'
  if (data) return shortText(data)
  return draft.rule ? '正在数有多少人…' : '加了条件，就会数出人数'
}

/** Above the button of the page, so that it is seen while conditions change. */
export const EstimateLine = observer(function EstimateLine(props: BoxProps) {
  return <View className="t14 ink-2 rule-foot">{footText(props)}</View>
})
