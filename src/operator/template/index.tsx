import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Template } from '@/stores/operator/template'
import { Page, Refused, Skeleton } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { useQuery } from '@/ui/query'
import '../operator.scss'
import { DraftFoot } from './draft-foot'
import { DraftForm } from './draft-form'
import { KeepSheet } from './limits'
import { Preview } from './preview'
import { Published } from './published'

const Editor = ({ template }: { template: Template }) => (
  <View className="cols">
    <View className="col stick">
      <Preview template={template} />
    </View>
    <View className="col">
      <DraftForm template={template} />
    </View>
  </View>
)

export default observer(function OperatorTemplate() {
  const { id } = useQuery()
  const [template] = useState(() => new Template(id))
  const load = () => template.load()
  useLoad(() => {
    void load()
  })
  const { shown, editable } = template
  if (template.templateId && !shown.data) {
    const { problem } = shown
    return (
      <Page roomy>
        {problem ? (
          <Refused problem={problem} onRetry={load} way={operatorWays[problem.code]} />
        ) : (
          <Skeleton shape="card" />
        )}
      </Page>
    )
  }
  return (
    <Page roomy footer={editable ? <DraftFoot template={template} /> : undefined}>
      {editable ? <Editor template={template} /> : <Published template={template} />}
      {editable && <KeepSheet template={template} />}
    </Page>
  )
})
