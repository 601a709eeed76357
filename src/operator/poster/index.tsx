import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Posters } from '@/stores/operator/poster'
import { Button, Choice, confirm, Empty, goBack, Loaded, Notice, Page, say } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { showFault } from '@/ui/fault'
import { Later } from '@/ui/later'
import { useQuery } from '@/ui/query'
import { Fields } from './fields'
import { Preview } from './preview'
import { Found, Slots } from './slots'
import '../operator.scss'
import './index.scss'

interface Props {
  posters: Posters
}

/** Which one is looked at, when there are several. */
const Which = observer(function Which({ posters }: Props) {
  const { names, at } = posters
  if (names.length < 2) return null
  const options = names.map((name, value) => ({ value, label: `第 ${name} 版` }))
  return (
    <View id="which" className="gap-12">
      <Choice options={options} value={at} onChange={(next) => posters.look(next)} />
    </View>
  )
})

const More = observer(function More({ posters }: Props) {
  const { names, mayAdd } = posters
  const remove = async () => {
    const sure = await confirm({ title: '去掉这一版', text: '写好的内容会一起去掉。', yes: '去掉' })
    if (sure && (await posters.remove())) say('已去掉')
  }
  const add = async () => {
    if (!(await posters.add())) showFault()
  }
  return (
    <View className="gap-16">
      {mayAdd && (
        <Button kind="soft" onPress={add} id="add">
          再做一版来对比
        </Button>
      )}
      <View className="gap-8" />
      <Button kind="quiet" onPress={remove} id="remove">
        {names.length > 1 ? '去掉这一版' : '这个活动不用海报'}
      </Button>
    </View>
  )
})

/** Words of each variant, and what is said of them; only the one that is looked at is displayed. */
const Variants = observer(function Variants({ posters }: Props) {
  const { drafts, at, editable } = posters
  return (
    <View className={`variant-${at}`}>
      {drafts.map((draft) => (
        <View key={draft.name} className="variant">
          <Slots posters={posters} draft={draft} />
          <Found posters={posters} draft={draft} />
          {editable && (
            <Later>
              <Fields draft={draft} />
            </Later>
          )}
        </View>
      ))}
    </View>
  )
})

const Foot = observer(function Foot({ posters }: Props) {
  const { problem } = posters.saving
  const save = async () => {
    if (await posters.save()) {
      say('已保存')
      return
    }
    if (!posters.saving.problem) showFault()
  }
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button onPress={save} id="save">
        保存海报
      </Button>
    </>
  )
})

const Body = observer(function Body({ posters }: Props) {
  if (posters.drafts.length === 0) {
    return (
      <Empty mark="报" text="这个活动没有海报">
        <Button onPress={goBack}>回到活动</Button>
      </Empty>
    )
  }
  return (
    <View className="cols">
      <View className="col stick">
        <Which posters={posters} />
        <View className="gap-12">
          <Preview posters={posters} />
        </View>
      </View>
      <View className="col">
        {!posters.editable && <Notice>活动已经发布，海报不能再改；可以复制活动再改。</Notice>}
        <Variants posters={posters} />
        {posters.editable && (
          <Later>
            <More posters={posters} />
          </Later>
        )}
      </View>
    </View>
  )
})

/** The posters of a campaign, with the preview beside what is typed. */
export default observer(function OperatorPoster() {
  const { id = '' } = useQuery()
  const [posters] = useState(() => new Posters(id))
  const load = () => posters.load()
  useLoad(() => {
    void load()
  })
  const isEdited = posters.editable && posters.drafts.length > 0
  return (
    <Page roomy footer={isEdited && <Foot posters={posters} />}>
      <Loaded of={posters.shown} skeleton="card" ways={operatorWays} onRetry={load}>
        {() => <Body posters={posters} />}
      </Loaded>
    </Page>
  )
})
