import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { OwnOptions } from '#core/segments/views'
import { type ConditionDraft, choicesOf } from '@/stores/data/condition-draft'
import type { RuleDraft } from '@/stores/data/rule-draft'
import { Button, Choice, Sheet } from '@/ui'
import { Chip, Chips } from '@/ui/desk/chips'
import { Marked } from '@/ui/desk/mark'
import { Typed } from '@/ui/desk/typed'
import { useKept } from '@/ui/use-kept'

interface PartProps {
  of: ConditionDraft
}

type WithOptions = PartProps & { options: OwnOptions }

const Values = ({ of, options }: WithOptions) => {
  if (!of.field.of) return null
  const choices = choicesOf(of.name, 'of', options)
  return (
    <View className="gap-12">
      <View className="field-label">可以选几个，符合其中一个就算</View>
      {choices.length === 0 && <View className="ink-2">还没有可以选的，请先去建好。</View>}
      <Chips
        rows={choices}
        on={(id) => of.of.includes(id)}
        onToggle={(id) => of.toggle('of', id)}
      />
      <Marked of={of.chosen} />
    </View>
  )
}

const From = ({ of, options }: WithOptions) => {
  if (!of.field.from) return null
  return (
    <View className="gap-16">
      <View className="field-label">从哪里来（都不选就是不限）</View>
      <Chips
        rows={choicesOf(of.name, 'from', options)}
        on={(id) => of.from.includes(id)}
        onToggle={(id) => of.toggle('from', id)}
      />
    </View>
  )
}

const tiersText = ({ tiers }: OwnOptions): string =>
  tiers.map(({ name }, place) => `第 ${place + 1} 级是${name}`).join('，')

const Numbers = ({ of, options }: WithOptions) => {
  const { range } = of.field
  if (!range) return null
  const type = range.unit === '元' ? 'digit' : 'number'
  return (
    <View>
      <View className="pairs">
        <Typed
          of={of.min}
          id="rule-min"
          label="最少"
          placeholder="不限"
          type={type}
          unit={range.unit}
        />
        <Typed
          of={of.max}
          id="rule-max"
          label="最多"
          placeholder="不限"
          type={type}
          unit={range.unit}
        />
      </View>
      <Marked of={of.bounds} />
      {of.name === 'level' && options.tiers.length > 0 && (
        <View className="t14 ink-3">{tiersText(options)}</View>
      )}
    </View>
  )
}

/** Stretches that people think in. */
const QUICK = [7, 30, 90, 365]

const Within = ({ of }: PartProps) => {
  const wish = of.field.within
  if (!wish) return null
  return (
    <View>
      <Typed
        of={of.within}
        id="rule-within"
        label={wish === 'must' ? '看最近多少天' : '只看最近多少天'}
        placeholder={wish === 'must' ? '例如 30' : '不填就是一直以来'}
        hint="含今天"
        type="number"
        unit="天"
      />
      <View className="choice">
        {QUICK.map((days) => (
          <Chip
            key={days}
            label={`${days} 天`}
            on={() => of.within.text === String(days)}
            onToggle={() => of.within.type(String(days))}
          />
        ))}
      </View>
    </View>
  )
}

const sides = [
  { value: false, label: '要符合' },
  { value: true, label: '不能符合' },
] as const

const Side = observer(function Side({ of }: PartProps) {
  return (
    <View className="gap-16">
      <View className="field-label">这个条件</View>
      <Choice options={sides} value={of.no} onChange={(no) => of.setNo(no)} />
    </View>
  )
})

const Words = observer(function Words({ draft }: { draft: RuleDraft }) {
  return (
    <View className="rule-words" id="hand-words">
      {draft.handText || '填好后，这里会用一句话说清楚'}
    </View>
  )
})

const Acts = ({ draft }: { draft: RuleDraft }) => (
  <View className="row">
    {draft.isChange && (
      <Button kind="danger" id="drop-condition" onPress={() => draft.removeOld()}>
        删掉
      </Button>
    )}
    <Button onPress={() => draft.apply()}>好了</Button>
  </View>
)

/** The parts of one condition, as the table of fields names them. */
export const ConditionSheet = observer(function ConditionSheet({ draft }: { draft: RuleDraft }) {
  const { inHand, options } = draft
  const shown = useKept(inHand, !inHand)
  return (
    <Sheet
      open={inHand !== undefined}
      title={shown?.field.name ?? '条件'}
      onClose={() => draft.letGo()}
      footer={<Acts draft={draft} />}
    >
      {shown && (
        <View>
          <View className="ink-2">{shown.field.about}</View>
          <Words draft={draft} />
          <Values of={shown} options={options} />
          <From of={shown} options={options} />
          <Numbers of={shown} options={options} />
          <Within of={shown} />
          {!shown.isFlag && <Side of={shown} />}
        </View>
      )}
    </Sheet>
  )
})
