import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Template } from '@/stores/operator/template'
import { Button, Cell, Choice, classes, Field, Section, Sheet } from '@/ui'
import { Marked } from '@/ui/desk/mark'
import { Typed } from '@/ui/desk/typed'
import { Either } from '@/ui/either'
import { Portions } from '@/ui/portions'

interface PartProps {
  template: Template
}

/** The most that it can cost, as far as it can be told. */
const Worst = observer(function Worst({ template }: PartProps) {
  const { worst } = template.draft.said
  return <View className={classes('ink-2 num', worst === '' && 'word-none')}>{worst || ' '}</View>
})

export const Amounts = ({ template }: PartProps) => {
  const { amounts } = template.draft
  return (
    <Section title="发多少">
      <View className="pairs">
        <Typed of={amounts.stock} id="draft-stock" label="一共" type="number" unit="张" />
        <Typed
          of={amounts.perMember}
          id="draft-perMember"
          label="每人最多领"
          type="number"
          unit="张"
        />
      </View>
      <Worst template={template} />
    </Section>
  )
}

const bearers = [
  { value: 'brand', label: '品牌' },
  { value: 'store', label: '核销的门店' },
  { value: 'partner', label: '合作方' },
] as const

const Side = observer(function Side({ template }: PartProps) {
  const { bears } = template.draft
  return <Choice options={bearers} value={bears.kind} onChange={(kind) => bears.set(kind)} />
})

const Partner = observer(function Partner({ template }: PartProps) {
  const { bears } = template.draft
  return (
    <Either
      other={bears.kind === 'partner'}
      b={<Typed of={bears.partner} id="draft-partner" label="哪个合作方" maxlength={20} />}
    />
  )
})

export const Bearer = ({ template }: PartProps) => (
  <Section title="费用由谁承担">
    <Marked of={template.draft.bears.mark}>
      <Side template={template} />
    </Marked>
    <Partner template={template} />
  </Section>
)

const Kept = observer(function Kept(props: PartProps & { id: string; name: string }) {
  const { template, id, name } = props
  const stock = template.draft.amounts.keptFor(id)
  return (
    <Cell
      label={name}
      value={stock ? `${stock} 张` : '不留'}
      onPress={() => template.keeping.open(id, name)}
    />
  )
})

const KeptStores = observer(function KeptStores({ template }: PartProps) {
  return (
    <Portions rows={template.stores.rows ?? []}>
      {(portion) =>
        portion.map(({ id, name }) => <Kept key={id} template={template} id={id} name={name} />)
      }
    </Portions>
  )
})

/** How many of the stock each store keeps for people who take it there. */
export const StoreStock = ({ template }: PartProps) => (
  <View>
    <View className="t14 ink-3">从总数里留给扫这家店海报的人，别处领不到</View>
    <Marked of={template.draft.amounts.stores}>
      <View>
        <KeptStores template={template} />
      </View>
    </Marked>
  </View>
)

export const KeepSheet = observer(function KeepSheet({ template }: PartProps) {
  const { keeping } = template
  return (
    <Sheet
      open={keeping.storeId !== undefined}
      title="留给这家店"
      onClose={() => keeping.close()}
      footer={<Button onPress={() => keeping.done()}>好了</Button>}
    >
      <Field
        id="keep-stock"
        label={keeping.name || ' '}
        value={keeping.text}
        onChange={(text) => keeping.type(text)}
        type="number"
        unit="张"
        error={keeping.fault}
        rule={keeping.rule}
      />
    </Sheet>
  )
})
