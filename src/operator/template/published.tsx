import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { TemplateView } from '#core/coupons/contract'
import { ruleLine } from '#core/coupons/words'
import type { Template } from '@/stores/operator/template'
import { Cell, Ticket } from '@/ui'
import { Later } from '@/ui/later'
import { shopText } from '../shop-text'
import { TemplateTag } from '../template-tag'
import { ClaimCode } from './claim-code'
import { Moves } from './moves'
import { Results } from './results'

const Facts = ({ view, tiers }: { view: TemplateView; tiers: readonly string[] }) => (
  <View>
    {view.form.shop && <Cell label="怎么领" value={shopText(view.form.shop, tiers)} />}
    <Cell label="状态" value={<TemplateTag status={view.status} />} last={!view.form.rules} />
    {view.form.rules && (
      <Cell label="使用说明" hint={<View className="pre">{view.form.rules}</View>} last />
    )}
  </View>
)

/** A template that is out: what it promises, what it brought, its claim page, what can be done. */
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
        <Facts view={view} tiers={template.tiers} />
        <Later>
          <Results template={template} />
        </Later>
      </View>
      <View className="col">
        {out && (
          <Later>
            <ClaimCode template={template} />
          </Later>
        )}
        <Later>
          <Moves template={template} />
        </Later>
      </View>
    </View>
  )
})
