import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { MAX_CODES } from '#core/claimcodes/limits'
import { CODES_NAME_MAX, NewCodes } from '@/stores/operator/codes'
import { Button, Choice, Field, Notice, Page, replace } from '@/ui'
import { Marked } from '@/ui/desk/mark'
import { Typed } from '@/ui/desk/typed'
import { operatorWays } from '@/ui/desk/ways'
import { Either } from '@/ui/either'
import { showFault } from '@/ui/fault'
import { Later } from '@/ui/later'
import { Listed } from '@/ui/listed'
import { NoCoupon, PickTemplate } from '../pick-template'
import { chooseList, pasted } from './list-file'

interface PartProps {
  codes: NewCodes
}

const ways = [
  { value: 'make', label: '生成新的' },
  { value: 'import', label: '导入已有的' },
] as const

/** As much as WeChat lets somebody paste into one field without getting slow. */
const PASTE_MAX = 20_000

const Paste = ({ codes }: PartProps) => {
  const [text, setText] = useState('')
  const take = async () => {
    const file = await pasted(text)
    if (file) codes.take(file.fileId, file.name)
  }
  return (
    <View>
      <Field
        id="codes-paste"
        label="或者粘贴在这里"
        value={text}
        onChange={setText}
        maxlength={PASTE_MAX}
        hint="一行一个，也可以用逗号或空格隔开；多的请用文件"
        lines
      />
      <Button kind="quiet" onPress={take}>
        用粘贴的这些
      </Button>
    </View>
  )
}

const File = observer(function File({ codes }: PartProps) {
  const choose = async () => {
    const file = await chooseList()
    if (file) codes.take(file.fileId, file.name)
  }
  return (
    <View className="gap-12">
      <Marked of={codes.file}>
        <Button kind="soft" onPress={choose}>
          从聊天里选文件
        </Button>
        <View className="field-hint">
          {codes.fileName
            ? `已选好：${codes.fileName}`
            : 'TXT 或 CSV，一行一个。先把文件发到「文件传输助手」，再来选'}
        </View>
      </Marked>
      <Paste codes={codes} />
    </View>
  )
})

const How = observer(function How({ codes }: PartProps) {
  return (
    <View>
      <Choice options={ways} value={codes.way} onChange={(way) => codes.setWay(way)} />
      <Either
        other={codes.way === 'import'}
        a={
          <Typed
            of={codes.count}
            id="codes-count"
            label="做多少个"
            hint={`一批最多 ${MAX_CODES / 10_000} 万个；每个码只能用一次`}
            type="number"
            unit="个"
          />
        }
        b={
          <Later>
            <File codes={codes} />
          </Later>
        }
      />
    </View>
  )
})

const Fields = ({ codes }: PartProps) => (
  <View>
    <Typed
      of={codes.name}
      id="codes-name"
      label="这批码叫什么"
      maxlength={CODES_NAME_MAX}
      placeholder="例如：某某平台十二月"
    />
    <PickTemplate label="兑换哪张券" of={codes} />
    <How codes={codes} />
  </View>
)

const Foot = observer(function Foot({ codes }: PartProps) {
  const { problem } = codes.making
  const make = async () => {
    const id = await codes.make()
    if (id) await replace('operator/code-batch', { id })
    else if (!codes.making.problem) showFault()
  }
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button onPress={make}>{codes.way === 'make' ? '生成' : '导入'}</Button>
    </>
  )
})

export const NewCodesPage = observer(function NewCodesPage() {
  const [codes] = useState(() => new NewCodes())
  useLoad(() => {
    void codes.templates.load()
  })
  const ready = codes.choices.length > 0
  return (
    <Page footer={ready ? <Foot codes={codes} /> : undefined}>
      <Listed of={codes.templates} ways={operatorWays} empty={<NoCoupon what="做兑换码" />}>
        {() => (ready ? <Fields codes={codes} /> : <NoCoupon what="做兑换码" />)}
      </Listed>
    </Page>
  )
})
