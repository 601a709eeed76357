import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Template } from '@/stores/operator/template'
import { Choice } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { Either } from '@/ui/either'
import { Later } from '@/ui/later'
import { Pick } from '@/ui/pick'

interface PartProps {
  template: Template
}

const ways = [
  { value: 'free', label: '免费领取' },
  { value: 'points', label: '积分兑换' },
] as const

/** The lowest tier may be everybody: it is named so. */
const levelsOf = (tiers: readonly string[]) => {
  const above = tiers.slice(1).map((name, i) => ({ value: String(i + 1), label: `${name}及以上` }))
  return [{ value: '0', label: '所有会员' }, ...above]
}

const Level = observer(function Level({ template }: PartProps) {
  const { tiers } = template
  const { shop } = template.draft
  return (
    <Pick
      label="谁可以换"
      options={levelsOf(tiers)}
      value={String(shop.minLevel)}
      onChange={(level) => shop.setMinLevel(Number(level))}
      placeholder="选最低等级"
      error={shop.level.fault}
      hint="还没到这一级的会员看得到，也会看到还差多少"
    />
  )
})

const ForPoints = ({ template }: PartProps) => (
  <View>
    <Typed
      of={template.draft.shop.price}
      id="draft-price"
      label="兑换一张用"
      type="number"
      unit="分"
    />
    <Level template={template} />
  </View>
)

/** For free on a claim page or a parcel card, or for points in the shop: never both. */
export const ShopChoice = observer(function ShopChoice({ template }: PartProps) {
  const { shop } = template.draft
  return (
    <View>
      <Choice options={ways} value={shop.way} onChange={(way) => shop.setWay(way)} />
      <Either
        other={shop.way === 'points'}
        a={<View className="field-hint">顾客从领取页或包裹卡领，不用积分。</View>}
        b={
          <Later>
            <ForPoints template={template} />
          </Later>
        }
      />
    </View>
  )
})
