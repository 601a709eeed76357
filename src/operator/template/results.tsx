import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { TemplateResults } from '#core/coupons/contract'
import { yuanText } from '#core/kernel/money'
import { momentText } from '#core/kernel/time'
import type { Template } from '@/stores/operator/template'
import { Button, Notice, Section } from '@/ui'
import { leftText } from '../left-text'

/** What a sale that it brought cost on average; nothing while there was none. */
const perSale = ({ sales, costFen }: TemplateResults): string =>
  sales === 0 ? '—' : `¥${yuanText(Math.round(costFen / sales))}`

const figuresOf = (results: TemplateResults, left: string): [string, string, string][] => [
  ['已发', `${results.issued}`, left],
  ['已核销', `${results.redeemed}`, `过期 ${results.expired}，作废 ${results.voided}`],
  ['带来收款', `¥${yuanText(results.salesFen)}`, `${results.sales} 笔`],
  ['优惠成本', `¥${yuanText(results.costFen)}`, `每笔 ${perSale(results)}`],
]

const Figures = ({ results, left }: { results: TemplateResults; left: string }) => (
  <View className="figures gap-12">
    {figuresOf(results, left).map(([label, value, note]) => (
      <View key={label} className="figure">
        <View className="ink-2">{label}</View>
        <View className="figure-sum num">{value}</View>
        <View className="t14 ink-3">{note}</View>
      </View>
    ))}
  </View>
)

const Voiding = observer(function Voiding({ template }: { template: Template }) {
  const voiding = template.shown.data?.voiding
  if (!voiding) return null
  const { at, why, voided, done } = voiding
  const said = `${momentText(at, template.shown.at)} 起作废，原因：${why}。`
  if (done) return <Notice>{`${said}共作废 ${voided} 张，已经全部完成。`}</Notice>
  return (
    <Notice tone="warn" act="看进度" onAct={() => template.refresh()}>
      {`${said}已作废 ${voided} 张，还在进行。`}
    </Notice>
  )
})

/** What became of the coupons, and what they brought and cost. */
export const Results = observer(function Results({ template }: { template: Template }) {
  const { data, problem } = template.shown
  if (!data) return null
  return (
    <Section title="效果">
      <Voiding template={template} />
      {problem && (
        <Notice tone="warn" act="再试一次" onAct={() => template.refresh()}>
          {problem.message}。下面是 {momentText(template.shown.at)} 的内容
        </Notice>
      )}
      <Figures results={data.results} left={leftText(data.template)} />
      <View className="gap-8" />
      <Button kind="quiet" onPress={() => template.refresh()}>
        刷新
      </Button>
    </Section>
  )
})
