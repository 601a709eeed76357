import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Entry } from '@/stores/operator/entry'
import type { Settlement } from '@/stores/operator/settlement'
import { Button, Choice } from '@/ui'
import { Either } from '@/ui/either'
import { PickDay } from '@/ui/pick'

const spans = [
  { value: 'this', label: '本月' },
  { value: 'last', label: '上月' },
  { value: 'own', label: '自己选' },
] as const

const Day = observer(function Day({ of, label }: { of: Entry<string>; label: string }) {
  return (
    <PickDay
      label={label}
      value={of.text}
      onChange={(day) => of.type(day)}
      error={of.fault}
      rule={of.rule}
    />
  )
})

/** Which days; at most 92, the server says so. */
export const SpanChoice = observer(function SpanChoice({ of }: { of: Settlement }) {
  return (
    <View id="span">
      <Choice options={spans} value={of.span} onChange={(span) => of.setSpan(span)} />
      <Either
        other={of.span === 'own'}
        b={
          <View>
            <View className="pairs">
              <Day of={of.from} label="从" />
              <Day of={of.to} label="到" />
            </View>
            <Button kind="soft" onPress={() => of.load()}>
              看这一段
            </Button>
          </View>
        }
      />
    </View>
  )
})
