import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Setup } from '@/stores/operator/setup'
import { Button, Field, Notice, Page, replace } from '@/ui'
import '../operator.scss'

const CODE_MAX = 40
const NAME_MAX = 10

const wrongCode = (setup: Setup) =>
  setup.entering.problem?.code === 'staff.setup-wrong' ? setup.entering.problem.message : undefined

const Foot = observer(function Foot({ setup }: { setup: Setup }) {
  const { problem } = setup.entering
  const enter = async () => {
    if (await setup.enter()) await replace('operator/board')
  }
  return (
    <>
      {problem && !wrongCode(setup) && <Notice tone="bad">{problem.message}</Notice>}
      <Button disabled={!setup.ready} onPress={enter}>
        成为运营
      </Button>
    </>
  )
})

export default observer(function OperatorSetup() {
  const [setup] = useState(() => new Setup())
  return (
    <Page footer={<Foot setup={setup} />}>
      <View className="t24 bold">您是这个品牌的第一位运营吗</View>
      <View className="ink-2 gap-8">
        启动或部署时会打印一串启动码，只能用一次。填上它，这个微信号就成为运营。
      </View>
      <View className="gap-16" />
      <Field
        id="setup-code"
        label="启动码"
        value={setup.code}
        onChange={(text) => setup.setCode(text)}
        maxlength={CODE_MAX}
        error={wrongCode(setup)}
      />
      <Field
        id="setup-name"
        label="您的名字"
        value={setup.name}
        onChange={(text) => setup.setName(text)}
        maxlength={NAME_MAX}
        placeholder="例如：苏掌柜"
        hint="会写在操作记录里"
      />
    </Page>
  )
})
