import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { CATEGORY_NAME_MAX, PRODUCT_NAME_MAX, type Products } from '@/stores/operator/products'
import { Button, classes, confirm, Notice, Sheet, say } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { Either } from '@/ui/either'
import { Pick } from '@/ui/pick'
import { useKept } from '@/ui/use-kept'

interface PartProps {
  products: Products
}

/** A colleague was faster: what is typed stays, and can be saved onto what they made of it. */
const Told = observer(function Told({ products }: PartProps) {
  const { problem } = products.saving
  if (!problem || problem.code === 'products.twice') return null
  if (problem.code !== 'products.changed') return <Notice tone="bad">{problem.message}</Notice>
  return (
    <Notice tone="warn" act="刷新" onAct={() => products.renew()}>
      {problem.message}
    </Notice>
  )
})

const useActs = (products: Products, what: string) => {
  const save = async () => {
    if (await products.save()) say('已保存')
  }
  const remove = async () => {
    const sure = await confirm({
      title: `删掉这个${what}`,
      text: `收银台上就选不到了；已经记下的收款不变。`,
      yes: '删掉',
    })
    if (sure && (await products.remove())) say('已删掉')
  }
  return { save, remove }
}

const Category = observer(function Category({ products }: PartProps) {
  return (
    <Pick
      label="分类"
      options={products.categories.map(({ id, name }) => ({ value: id, label: name }))}
      value={products.shownCategory}
      onChange={(id) => products.setCategory(id)}
      placeholder="选一个分类"
      error={products.category.fault}
      rule={products.category.rule}
    />
  )
})

/** Whether the sheet is open, and on something that there is already: what it then begins with. */
const useTurn = ({ editing }: Products, what: 'product' | 'category') => {
  const open = editing?.what === what
  return { open, old: useKept(editing?.id !== '', !open) }
}

export const ProductSheet = observer(function ProductSheet({ products }: PartProps) {
  const { open, old } = useTurn(products, 'product')
  const { save, remove } = useActs(products, '商品')
  return (
    <Sheet
      open={open}
      title={old ? '改商品' : '加一样商品'}
      onClose={() => products.close()}
      footer={<Button onPress={save}>保存</Button>}
    >
      <Told products={products} />
      <Typed
        of={products.names.product}
        id="product-name"
        label="名称"
        maxlength={PRODUCT_NAME_MAX}
      />
      <Typed of={products.price} id="product-price" label="价格" type="digit" unit="元" />
      <Category products={products} />
      <View className={classes(!old && 'word-none')}>
        <Button kind="quiet" onPress={remove}>
          删掉这样商品
        </Button>
      </View>
    </Sheet>
  )
})

export const CategorySheet = observer(function CategorySheet({ products }: PartProps) {
  const { open, old } = useTurn(products, 'category')
  const inside = useKept(products.inside, !open)
  const { save, remove } = useActs(products, '分类')
  return (
    <Sheet
      open={open}
      title={old ? '改分类' : '加一个分类'}
      onClose={() => products.close()}
      footer={<Button onPress={save}>保存</Button>}
    >
      <Told products={products} />
      <Typed
        of={products.names.category}
        id="category-name"
        label="名称"
        maxlength={CATEGORY_NAME_MAX}
      />
      <View className={classes(!old && 'word-none')}>
        <Either
          other={inside === 0}
          a={<View className="t14 ink-3">里面还有 {inside} 样商品，移走或删掉以后才能删分类</View>}
          b={
            <Button kind="quiet" onPress={remove}>
              删掉这个分类
            </Button>
          }
        />
      </View>
    </Sheet>
  )
})
