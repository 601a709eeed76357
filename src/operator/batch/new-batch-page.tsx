import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { MAX_BATCH_CARDS } from '#core/inserts/limits'
import { BATCH_NAME_MAX, batchRules, NewBatch } from '@/stores/operator/batch'
import { Button, Field, Notice, Page, Refused, replace, Skeleton } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Pick } from '@/ui/pick'
import { NoCoupon } from '../pick-template'

const Fields = observer(function Fields({ batch }: { batch: NewBatch }) {
  const chosen = batch.choices.find(({ id }) => id === batch.templateId)
  return (
    <View>
      <Field
        id="batch-name"
        label="这批卡叫什么"
        value={batch.name}
        onChange={(text) => batch.setName(text)}
        maxlength={BATCH_NAME_MAX}
        placeholder="例如：十二月天猫包裹"
        error={batch.fault('name')}
        rule={batchRules.name}
      />
      <Pick
        label="送哪张券"
        options={batch.choices.map(({ id, form }) => ({ value: id, label: form.name }))}
        value={batch.templateId}
        onChange={(templateId) => batch.setTemplate(templateId)}
        placeholder="选一张正在发放的券"
        error={batch.fault('template')}
        rule={batchRules.template}
        hint={chosen && `${chosen.summary}。还剩 ${chosen.left} 张`}
      />
      <Field
        id="batch-count"
        label="做多少张"
        value={batch.count}
        onChange={(text) => batch.setCount(text)}
        type="number"
        unit="张"
        error={batch.fault('count')}
        rule={batchRules.count}
        hint={`一批最多 ${MAX_BATCH_CARDS / 10_000} 万张`}
      />
    </View>
  )
})

const Foot = observer(function Foot({ batch }: { batch: NewBatch }) {
  const { problem } = batch.making
  const marked = batch.fault('count') ?? batch.fault('template')
  const make = async () => {
    const made = await batch.make()
    if (made) await replace('operator/batch', { id: made.id })
  }
  return (
    <>
      {problem && !marked && <Notice tone="bad">{problem.message}</Notice>}
      <Button onPress={make}>制卡</Button>
    </>
  )
})

export const NewBatchPage = observer(function NewBatchPage() {
  const [batch] = useState(() => new NewBatch())
  const load = () => batch.templates.load()
  useLoad(() => {
    void load()
  })
  const { rows, problem } = batch.templates
  if (!rows) {
    return (
      <Page>
        {problem ? (
          <Refused problem={problem} onRetry={load} way={operatorWays[problem.code]} />
        ) : (
          <Skeleton shape="lines" />
        )}
      </Page>
    )
  }
  if (batch.choices.length === 0) {
    return (
      <Page>
        <NoCoupon what="制卡" />
      </Page>
    )
  }
  return (
    <Page footer={<Foot batch={batch} />}>
      <Fields batch={batch} />
    </Page>
  )
})
