import { observer } from 'mobx-react-lite'
import type { TemplateView } from '#core/coupons/contract'
import type { TypedValue } from '@/stores/operator/entry'
import { Button, Empty, go } from '@/ui'
import { Pick } from '@/ui/pick'

interface PickTemplateProps {
  label: string
  /** Coupons that can be given, and the one that is chosen. */
  of: {
    choices: TemplateView[]
    chosen: TemplateView | undefined
    templateId: string
    template: TypedValue
    choose: (templateId: string) => void
  }
}

/** Which coupon is given. */
export const PickTemplate = observer(function PickTemplate({ label, of }: PickTemplateProps) {
  const { choices, chosen, templateId, template } = of
  return (
    <Pick
      label={label}
      options={choices.map(({ id, form }) => ({ value: id, label: form.name }))}
      value={templateId}
      onChange={(id) => of.choose(id)}
      placeholder="选一张正在发放的券"
      error={template.fault}
      rule={template.rule}
      hint={chosen && `${chosen.summary}。还剩 ${chosen.left} 张`}
    />
  )
})

/** Nothing can be given before a coupon is out. */
export const NoCoupon = ({ what }: { what: string }) => (
  <Empty mark="券" text={`还没有正在发放的券。先建一张券并发布，再来${what}。`}>
    <Button onPress={() => go('operator/templates')}>去建券</Button>
  </Empty>
)
