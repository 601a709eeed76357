import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { stageName } from '#core/aipl/words'
import { MOST_RULES, RulesEdit } from '@/stores/data/rules-edit'
import type { StageRuleForm } from '@/stores/data/stage-rule'
import { Button, Cell, goBack, Loaded, Notice, Page, Section, Sheet, say } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { showFault } from '@/ui/fault'
import { Later } from '@/ui/later'
import { SinceChoice } from '../rules/since'
import '../data.scss'
import { Cuts } from './cuts'
import { RuleSheet } from './rule-sheet'

interface PartProps {
  edit: RulesEdit
}

const Row = observer(function Row({ edit, rule }: PartProps & { rule: StageRuleForm }) {
  return <Cell label={stageName(rule.stage)} hint={rule.words} onPress={() => edit.edit(rule)} />
})

const StageRules = observer(function StageRules({ edit }: PartProps) {
  return (
    <Section title="阶段（AIPL）">
      <View className="t14 ink-3">每天看每位会员符合哪几条，在其中最高的阶段。</View>
      <View className="doors gap-12">
        {edit.rules.map((rule) => (
          <Row key={rule.id} edit={edit} rule={rule} />
        ))}
        {edit.rules.length < MOST_RULES && <Cell label="加一条" onPress={() => edit.add()} last />}
      </View>
    </Section>
  )
})

const Words = observer(function Words({ edit }: PartProps) {
  return (
    <View>
      {edit.asking &&
        edit.words.map((line, place) => (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: two rules may read the same
            key={place}
            className="gap-8"
          >
            {line}
          </View>
        ))}
    </View>
  )
})

const SaveSheet = observer(function SaveSheet({ edit }: PartProps) {
  const save = async () => {
    if (!(await edit.saveAll())) return
    say('已保存，正在重新计算')
    await goBack()
  }
  const { problem } = edit.save.saving
  return (
    <Sheet
      open={edit.asking}
      title="保存规则"
      onClose={() => edit.stopAsking()}
      footer={<Button onPress={save}>确认保存</Button>}
    >
      {edit.asking && problem && <Notice tone="bad">{problem.message}</Notice>}
      <Words edit={edit} />
      <View className="gap-16">
        <SinceChoice save={edit.save} />
      </View>
    </Sheet>
  )
})

const Form = ({ edit }: PartProps) => (
  <View className="cols">
    <View className="col">
      <StageRules edit={edit} />
    </View>
    <View className="col">
      <Later>
        <Cuts edit={edit} />
      </Later>
    </View>
  </View>
)

export default observer(function DataRulesEdit() {
  const [edit] = useState(() => new RulesEdit())
  const load = () => edit.load()
  useLoad(() => {
    void load()
  })
  const ask = () => {
    if (!edit.askToSave()) showFault()
  }
  return (
    <Page roomy footer={edit.shown.data && <Button onPress={ask}>保存</Button>}>
      <Loaded of={edit.shown} skeleton="lines" ways={operatorWays} onRetry={load}>
        {() => <Form edit={edit} />}
      </Loaded>
      <RuleSheet edit={edit} />
      <SaveSheet edit={edit} />
    </Page>
  )
})
