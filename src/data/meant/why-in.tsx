import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Out } from '@/cloud'
import type { MeantPeople } from '@/stores/data/meant'
import { Button, go, Loaded, Sheet } from '@/ui'
import { Portions } from '@/ui/portions'
import { useKept } from '@/ui/use-kept'

type Reason = Out<'operator', 'segments.why'>['reasons'][number]

const One = ({ reason: { depth, text, holds, told } }: { reason: Reason }) => (
  <View className={`rule-line rule-${Math.min(depth, 3)}`}>
    <View className="reason">
      <View className={holds ? 'reason-yes' : 'reason-no'}>{holds ? '符合' : '不符合'}</View>
      <View className="grow">
        <View>{text}</View>
        {told && <View className="t14 ink-3">{told}</View>}
      </View>
    </View>
  </View>
)

const Reasons = ({ reasons }: { reasons: readonly Reason[] }) => (
  <Portions rows={reasons} each={5}>
    {(portion) =>
      portion.map((reason, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of a rule is its place
        <One key={place} reason={reason} />
      ))
    }
  </Portions>
)

/** Condition by condition, and what is true of this person. */
export const WhyIn = observer(function WhyIn({ people }: { people: MeantPeople }) {
  const { asked, why } = people
  const shown = useKept(asked, !asked)
  return (
    <Sheet
      open={asked !== undefined}
      title={shown ? `${shown.name} 为什么在这里` : '为什么'}
      onClose={() => people.ask(undefined)}
      footer={
        <Button onPress={() => shown && go('data/person', { id: shown.id })}>看这位顾客</Button>
      }
    >
      <Loaded of={why} skeleton="lines" onRetry={() => people.lookWhy()}>
        {(told) => (
          <View>
            <View className="ink-2">
              {told.in ? '现在符合这条规则。' : '刚刚有了变化，现在已经不符合这条规则。'}
            </View>
            <Reasons reasons={told.reasons} />
          </View>
        )}
      </Loaded>
    </Sheet>
  )
})
