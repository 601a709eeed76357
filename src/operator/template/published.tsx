import { Image, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import type { TemplateView } from '#core/coupons/contract'
import { ruleLine } from '#core/coupons/words'
import type { Template } from '@/stores/operator/template'
import { Button, Cell, Notice, Section, Sheet, say, Ticket } from '@/ui'
import { shopText } from '../shop-text'
import { TemplateTag } from '../template-tag'

interface FactsProps {
  view: TemplateView
  redeemed: number
  tiers: readonly string[]
}

const Facts = ({ view, redeemed, tiers }: FactsProps) => (
  <View>
    {view.form.shop && <Cell label="怎么领" value={shopText(view.form.shop, tiers)} />}
    <Cell label="状态" value={<TemplateTag status={view.status} />} />
    <Cell label="已发" value={`${view.issued} 张`} />
    <Cell label="已核销" value={`${redeemed} 张`} />
    <Cell label="还剩" value={`${view.left} 张`} last={!view.form.rules} />
    {view.form.rules && (
      <Cell label="使用说明" hint={<View className="pre">{view.form.rules}</View>} last />
    )}
  </View>
)

const ClaimCode = observer(function ClaimCode({ template }: { template: Template }) {
  useEffect(() => template.loadCode(), [template])
  const { data, problem } = template.code
  return (
    <Section title="领取页">
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

const endingText = ({ view }: Template): string => {
  const left = view?.left ?? 0
  const others = view?.form.shop
    ? '积分商城里也不再出现'
    : '送这张券的包裹卡也领不到了（可以改送别的券）'
  return `停止后：剩下的 ${left} 张不再发出，${others}；已经领到的券在有效期内仍能用。停止后不能恢复。`
}

const InShop = () => (
  <Section title="积分商城">
    <View className="ink-2">会员在积分商城里用积分兑换，没有免费领取的码，也不能放进包裹卡。</View>
  </Section>
)

const Ending = observer(function Ending({ template }: { template: Template }) {
  const [open, setOpen] = useState(false)
  const { problem } = template.moving
  const end = async () => {
    if (!(await template.end())) return
    setOpen(false)
    say('已停止发放')
  }
  return (
    <View className="gap-24">
      <Button kind="danger" onPress={() => setOpen(true)}>
        停止发放
      </Button>
      <Sheet
        open={open}
        title="停止发放"
        onClose={() => setOpen(false)}
        footer={
          <Button kind="danger" onPress={end}>
            确认停止
          </Button>
        }
      >
        {problem && <Notice tone="bad">{problem.message}</Notice>}
        <View className="effect">{endingText(template)}</View>
      </Sheet>
    </View>
  )
})

/** A template that is out: its figures, its claim page, and the way to stop it. */
export const Published = observer(function Published({ template }: { template: Template }) {
  const { view } = template
  if (!view) return null
  const { benefit, name } = view.form
  const out = view.status === 'published'
  return (
    <View className="cols">
      <View className="col">
        <Ticket benefit={benefit} name={name} rule={ruleLine(view.form)} off={!out} />
        <View className="ink-2 gap-12">{view.summary}。</View>
        <View className="gap-12" />
        <Facts
          view={view}
          redeemed={template.shown.data?.results.redeemed ?? 0}
          tiers={template.tiers}
        />
      </View>
      {out && (
        <View className="col">
          {view.form.shop ? <InShop /> : <ClaimCode template={template} />}
          <Ending template={template} />
        </View>
      )}
    </View>
  )
})
