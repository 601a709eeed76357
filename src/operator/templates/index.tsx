import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { TemplateView } from '#core/coupons/contract'
import { templateRows } from '@/stores/operator/templates'
import { Button, Empty, go, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { Search } from '@/ui/search'
import { leftText } from '../left-text'
import { shopText } from '../shop-text'
import { TemplateTag } from '../template-tag'
import '../operator.scss'

const Row = ({ template }: { template: TemplateView }) => (
  <View
    className="row-card"
    hoverClass="pressed"
    onClick={() => go('operator/template', { id: template.id })}
  >
    <View className="row-head">
      <View className="grow t18 bold">{template.form.name}</View>
      <TemplateTag status={template.status} />
    </View>
    {template.form.shop && (
      <View className="t14 accent gap-4">{shopText({ ...template.form.shop, minLevel: 0 })}</View>
    )}
    <View className="t14 ink-2 gap-4">{template.summary}</View>
    {template.status !== 'draft' && (
      <View className="t14 ink-3 gap-4">{`已发 ${template.issued} 张，${leftText(template)}`}</View>
    )}
  </View>
)

const Rows = ({ rows }: { rows: TemplateView[] }) => (
  <View className="two">
    <Portions rows={rows} each={4}>
      {(portion) => portion.map((template) => <Row key={template.id} template={template} />)}
    </Portions>
  </View>
)

export default observer(function OperatorTemplates() {
  const [list] = useState(templateRows)
  const [wanted, setWanted] = useState('')
  useDidShow(() => {
    void list.load()
  })
  const create = () => go('operator/template')
  const footer = list.rows && <Button onPress={create}>新建一张券</Button>
  return (
    <Page roomy footer={footer}>
      <Listed
        of={list}
        ways={operatorWays}
        empty={<Empty mark="券" text="还没有券。先建一张，看过效果再发布。" />}
      >
        {(rows) => {
          const shown = rows.filter(({ form }) => form.name.includes(wanted.trim()))
          return (
            <View>
              <Search value={wanted} placeholder="搜券的名字" onChange={setWanted} />
              <Rows rows={shown} />
              {shown.length === 0 && <Empty mark="寻" text="没有这样的券，换个词试试" />}
            </View>
          )
        }}
      </Listed>
    </Page>
  )
})
