import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { type Kind, nothingYet } from '@/stores/operator/draft-gives'
import type { Template } from '@/stores/operator/template'
import { classes, Section, Ticket } from '@/ui'
import { Either } from '@/ui/either'
import { Later } from '@/ui/later'
import { useKept } from '@/ui/use-kept'
import { Lines } from '../program/words'
import { shopText } from '../shop-text'

/** Sentences of core/coupons/words.ts `promisesOf` at most. */
const MOST_LINES = 13

const kinds = Object.keys(nothingYet) as Kind[]

interface PartProps {
  template: Template
}

/** What nobody sees now is not sent again, until its kind is chosen. */
const Shown = observer(function Shown({ template: { draft }, kind }: PartProps & { kind: Kind }) {
  const hidden = draft.gives.kind !== kind
  const typed = draft.gives[kind]
  const benefit = useKept(typed ?? nothingYet[kind], hidden)
  const name = useKept(draft.name.text.trim() || '券的名字', hidden)
  const rule = useKept(draft.said.rule, hidden)
  const off = useKept(!typed, hidden)
  return <Ticket benefit={benefit} name={name} rule={rule} off={off} />
})

const One = ({ template, kind }: PartProps & { kind: Kind }) => (
  <View className={`in-${kind}`}>
    <Shown template={template} kind={kind} />
  </View>
)

/** A ticket of each kind is drawn, so that changing the kind does not send a whole one. */
const Tickets = observer(function Tickets({ template }: PartProps) {
  const { kind } = template.draft.gives
  return (
    <View className={`ks k-${kind}`}>
      {kinds.map((one, place) =>
        place === 0 ? (
          <One key={one} template={template} kind={one} />
        ) : (
          <Later key={one}>
            <One template={template} kind={one} />
          </Later>
        ),
      )}
    </View>
  )
})

/** Drawn beforehand, so that choosing the points shop sends one class. */
const Price = observer(function Price({ template: { draft, tiers } }: PartProps) {
  const { shop } = draft.shop
  const words = useKept(shopText(shop, tiers), !shop)
  return <View className={classes('gap-12 accent bold', !shop && 'word-none')}>{words}</View>
})

const Promised = observer(function Promised({ template }: PartProps) {
  const { draft } = template
  return (
    <Either
      other={!draft.form}
      a={
        <Later>
          <Lines most={MOST_LINES} of={() => draft.said.promises} />
        </Later>
      }
      b="填完下面的内容，这里会用几句话说清楚这张券。"
    />
  )
})

/** The ticket as members will see it, and the promise in plain words, while it is typed. */
export const Preview = ({ template }: PartProps) => (
  <Section title="顾客看到的样子">
    <Tickets template={template} />
    <Price template={template} />
    <View className="gap-12 ink-2">
      <Promised template={template} />
    </View>
  </Section>
)
