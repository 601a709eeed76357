import { Image, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect } from 'react'
import type { Template } from '@/stores/operator/template'
import { Notice, Section } from '@/ui'
import { Pick } from '@/ui/pick'

const WhichStore = observer(function WhichStore({ template }: { template: Template }) {
  const stores = template.stores.rows ?? []
  if (stores.length === 0) return null
  const options = [
    { value: '', label: '不分门店' },
    ...stores.map(({ id, name }) => ({ value: id, label: `${name}的海报` })),
  ]
  return (
    <Pick
      label="给谁用的码"
      options={options}
      value={template.codeStore}
      onChange={(storeId) => template.setCodeStore(storeId)}
      placeholder="不分门店"
      hint="给门店留了数量的，要用这家店自己的码"
    />
  )
})

const InShop = () => (
  <Section title="积分商城">
    <View className="ink-2">会员在积分商城里用积分兑换，没有免费领取的码，也不能放进包裹卡。</View>
  </Section>
)

const Code = observer(function Code({ template }: { template: Template }) {
  useEffect(() => template.loadCode(), [template])
  const { data, problem } = template.code
  return (
    <Section title="领取页">
      <WhichStore template={template} />
      {data && <Image className="code-picture" src={data.fileId} showMenuByLongpress />}
      {data && <View className="center ink-2">扫这个码打开领取页；长按可以保存或转发</View>}
      {problem && (
        <Notice tone="bad" act="再试一次" onAct={() => template.loadCode()}>
          {problem.message}
        </Notice>
      )}
    </Section>
  )
})

/** The code of the claim page, for everybody or for one store's poster. */
export const ClaimCode = ({ template }: { template: Template }) =>
  template.view?.form.shop ? <InShop /> : <Code template={template} />
