import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Template } from '@/stores/operator/template'
import { Choice, go, Notice } from '@/ui'
import { Chips } from '@/ui/desk/chips'
import { Marked } from '@/ui/desk/mark'
import { Either } from '@/ui/either'

interface PartProps {
  template: Template
}

const what = [
  { value: true, label: '全部商品' },
  { value: false, label: '指定商品' },
] as const

/** Named ones that the catalogue does not have any more can still be taken away. */
const gone = (ids: readonly string[], known: readonly { id: string }[]) =>
  ids
    .filter((id) => !known.some((one) => one.id === id))
    .map((id) => ({ id, name: '已删掉的商品' }))

const Ticked = observer(function Ticked({ template }: PartProps) {
  const { goods } = template
  const { reach } = template.draft
  if (goods.problem) return <Notice tone="bad">{goods.problem.message}</Notice>
  if (!goods.data) return null
  const { categories, products } = goods.data.catalogue
  if (products.length === 0) {
    return (
      <Notice act="去商品表" onAct={() => go('operator/products')}>
        商品表还是空的。先把商品加进去，再回来选。
      </Notice>
    )
  }
  return (
    <View>
      <View className="field-label gap-12">整个分类</View>
      <Chips
        rows={[...categories, ...gone(reach.categoryIds, categories)]}
        on={(id) => reach.categoryIds.includes(id)}
        onToggle={(id) => reach.toggleCategory(id)}
      />
      <View className="field-label gap-12">单样商品</View>
      <Chips
        rows={[...products, ...gone(reach.productIds, products)]}
        on={(id) => reach.productIds.includes(id)}
        onToggle={(id) => reach.toggleProduct(id)}
      />
    </View>
  )
})

const Sides = observer(function Sides({ template }: PartProps) {
  const { reach } = template.draft
  return (
    <>
      <Choice
        options={what}
        value={reach.everyGood}
        onChange={(every) => reach.setEveryGood(every)}
      />
      <Either other={!reach.everyGood} b={<Ticked template={template} />} />
    </>
  )
})

/** All goods, or the ones of the catalogue that are ticked. */
export const GoodsChoice = ({ template }: PartProps) => (
  <Marked of={template.draft.reach.goods}>
    <Sides template={template} />
  </Marked>
)
