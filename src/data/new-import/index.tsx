import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { TEMPLATE_NOTES } from '#core/orders/words'
import { NewImport } from '@/stores/data/imports'
import { Button, Cell, Notice, Page, replace, Section } from '@/ui'
import { Fold } from '@/ui/desk/fold'
import { Later } from '@/ui/later'
import '../data.scss'
import { chooseOrders, giveTemplate } from './files'

/** What each platform exports, and how it is read (facts/platform.md §5). */
const SOURCES: readonly { name: string; from: string; how: string }[] = [
  {
    name: '淘宝 / 天猫',
    from: '订单报表、宝贝报表',
    how: '在卖家后台的「已卖出的宝贝」里批量导出，解压后上传里面的表格。两张表都导入，就既有金额也有商品。',
  },
  {
    name: '抖音',
    from: '抖店的订单表',
    how: '在抖店的订单管理里导出。一个订单有几样商品时，几行会合成一个订单。',
  },
  {
    name: '拼多多',
    from: '商家后台的订单表',
    how: '在商家后台的订单查询里导出。只算用户实付的钱，退款会减掉。',
  },
  {
    name: '京东',
    from: '商家后台的订单表',
    how: '在商家后台的订单查询里导出。每一行都写着的订单总额，只算一次。',
  },
]

const Sources = () => (
  <View className="doors">
    {SOURCES.map(({ name, from, how }, i) => (
      <Fold key={name} id={`source-${i}`} title={name} said={() => from}>
        <View className="t14 ink-2">{how}</View>
      </Fold>
    ))}
  </View>
)

const Template = () => (
  <Section title="别的平台，或者自己的账本">
    <View className="doors">
      <Cell
        id="template"
        label="通用订单模板"
        hint="CSV 表格，填好再上传"
        value="保存"
        onPress={giveTemplate}
        last
      />
    </View>
    {TEMPLATE_NOTES.map((note) => (
      <View key={note} className="t14 ink-3 gap-8">
        {note}
      </View>
    ))}
  </Section>
)

const Assurance = () => (
  <View>
    <Notice>
      先检查，不改动任何数据：会告诉您有多少新订单、哪些行读不了。看过以后再决定开始。
    </Notice>
    <View className="t14 ink-3 gap-8">
      姓名、地址、备注都不读；买家昵称和手机号只变成认不出人的暗号，用来知道是不是同一位顾客。
    </View>
  </View>
)

const Foot = observer(function Foot({ started }: { started: NewImport }) {
  const { problem } = started.checking
  const choose = async () => {
    const file = await chooseOrders()
    if (!file) return
    const id = await started.check(file.fileId, file.name)
    if (id) await replace('data/import', { id })
  }
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button onPress={choose} id="choose">
        从聊天里选订单文件
      </Button>
      <View className="field-hint center">先把文件发到「文件传输助手」，再来选</View>
    </>
  )
})

/** What can be brought, and from where; choosing a file checks it and changes nothing. */
export default function DataNewImport() {
  const [started] = useState(() => new NewImport())
  return (
    <Page cols footer={<Foot started={started} />}>
      <View className="col">
        <Assurance />
        <Section title="可以上传的表格">
          <View className="t14 ink-3 gap-4">CSV 或 Excel（.xlsx），平台导出后不用改</View>
          <View className="gap-8" />
          <Sources />
        </Section>
      </View>
      <View className="col">
        <Later>
          <Template />
        </Later>
      </View>
    </Page>
  )
}
