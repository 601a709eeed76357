import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { yuanText } from '#core/kernel/money'
import { MAX_PRODUCTS } from '#core/products/limits'
import type { Category } from '#core/products/views'
import { Products } from '@/stores/operator/products'
import { Button, Cell, Empty, Loaded, Page, Section } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Portions } from '@/ui/portions'
import { Search } from '@/ui/search'
import '../operator.scss'
import { CategorySheet, ProductSheet } from './sheets'

interface PartProps {
  products: Products
}

/** Below this many rows a search box only takes room. */
const SEARCH_FROM = 8

const Group = observer(function Group({ products, category }: PartProps & { category: Category }) {
  const rows = products.of(category.id)
  if (rows.length === 0 && products.search.trim()) return null
  return (
    <Section title={category.name} more="改分类" onMore={() => products.openCategory(category)}>
      {rows.length === 0 && <View className="t14 ink-3">这个分类还没有商品</View>}
      <View className="two">
        <Portions rows={rows}>
          {(portion) =>
            portion.map((product) => (
              <Cell
                key={product.id}
                label={product.name}
                value={`¥${yuanText(product.fen)}`}
                onPress={() => products.openProduct(product)}
              />
            ))
          }
        </Portions>
      </View>
    </Section>
  )
})

const List = observer(function List({ products }: PartProps) {
  const all = products.catalogue?.products.length ?? 0
  const none = products.categories.every(({ id }) => products.of(id).length === 0)
  return (
    <View>
      {all >= SEARCH_FROM && (
        <Search
          value={products.search}
          placeholder="搜商品名称"
          onChange={(text) => products.find(text)}
        />
      )}
      <Portions rows={products.categories} each={1}>
        {(portion) =>
          portion.map((category) => (
            <Group key={category.id} products={products} category={category} />
          ))
        }
      </Portions>
      {none && products.search.trim() && <Empty mark="寻" text="没有这样的商品，换个词试试" />}
    </View>
  )
})

const Foot = observer(function Foot({ products }: PartProps) {
  const none = products.categories.length === 0
  return (
    <>
      {products.full && (
        <View className="t14 ink-3 center">{`商品已到 ${MAX_PRODUCTS} 样的上限`}</View>
      )}
      <View className="row">
        <Button
          kind={none ? 'main' : 'soft'}
          disabled={products.categoriesFull}
          onPress={() => products.openCategory()}
        >
          加分类
        </Button>
        {!none && (
          <Button disabled={products.full} onPress={() => products.openProduct()}>
            加商品
          </Button>
        )}
      </View>
    </>
  )
})

export default observer(function OperatorProducts() {
  const [products] = useState(() => new Products())
  const load = () => products.load()
  useLoad(() => {
    void load()
  })
  const ready = products.catalogue !== undefined
  return (
    <Page roomy footer={ready ? <Foot products={products} /> : undefined}>
      <Loaded of={products.shown} skeleton="rows" ways={operatorWays} onRetry={load}>
        {({ catalogue }) =>
          catalogue.categories.length === 0 ? (
            <Empty
              mark="货"
              text="还没有商品。先加一个分类，再加商品；收款时点一下就有价，券也可以只限某些商品。"
            />
          ) : (
            <List products={products} />
          )
        }
      </Loaded>
      <ProductSheet products={products} />
      <CategorySheet products={products} />
    </Page>
  )
})
