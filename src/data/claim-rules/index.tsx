import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { ClaimRulesForm } from '@/stores/data/claim-rules'
import { Button, Choice, Loaded, Notice, Page, Section, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { operatorWays } from '@/ui/desk/ways'
import { showFault } from '@/ui/fault'
import '../data.scss'

interface PartProps {
  form: ClaimRulesForm
}

const ways = [
  { value: true, label: '得积分和成长值' },
  { value: false, label: '只记购买' },
] as const

const Earn = observer(function Earn({ form }: PartProps) {
  return <Choice options={ways} value={form.earn} onChange={(earn) => form.setEarn(earn)} />
})

const Words = ({ words }: { words: readonly string[] }) => (
  <Section title="会员现在看到的">
    {words.map((word) => (
      <View key={word} className="ink-2 gap-4">
        {word}
      </View>
    ))}
  </Section>
)

const Fields = ({ form }: PartProps) => (
  <View>
    <View className="ink-2">
      会员把在别的平台买的订单号填进来，和导入的订单对上，就知道他们是同一个人。
    </View>
    <Section title="认领一个订单">
      <Earn form={form} />
      <View className="t14 ink-3 gap-8">
        积分按会员计划的消费规则算，退款时收回；改了以后，只对新认领的订单算数
      </View>
    </Section>
    <View className="gap-16" />
    <Typed
      of={form.days}
      id="claim-days"
      label="付款后多少天内可以认领"
      type="number"
      unit="天"
      hint="平台一般能导出三个月内的订单"
    />
  </View>
)

const Foot = observer(function Foot({ form }: PartProps) {
  const { problem } = form.saving
  const save = async () => {
    if (await form.save()) say('已保存')
    else if (!form.saving.problem) showFault()
  }
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button onPress={save}>保存</Button>
    </>
  )
})

export default observer(function DataClaimRules() {
  const [form] = useState(() => new ClaimRulesForm())
  const load = () => form.load()
  useLoad(() => {
    void load()
  })
  return (
    <Page footer={form.shown.data ? <Foot form={form} /> : undefined}>
      <Loaded of={form.shown} skeleton="lines" ways={operatorWays} onRetry={load}>
        {({ words }) => (
          <View>
            <Fields form={form} />
            <Words words={words} />
          </View>
        )}
      </Loaded>
    </Page>
  )
})
