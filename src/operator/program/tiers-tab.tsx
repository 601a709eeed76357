import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import { MAX_TIERS } from '#core/tiers/limits'
import type { Program } from '@/stores/operator/program'
import type { TiersForm } from '@/stores/operator/tiers-form'
import { Button, classes, Section } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { Later } from '@/ui/later'
import { Portions } from '@/ui/portions'
import { Simulator } from './simulator'
import { TierSlot } from './tier-slot'
import { Line, Suggested, Words } from './words'

const Add = observer(function Add({ form }: { form: TiersForm }) {
  return (
    <View className="gap-12">
      <View className={classes(form.full && 'word-none')}>
        <Button kind="soft" onPress={() => form.add()}>
          加一级
        </Button>
      </View>
      <View className={classes('ink-3 t14', !form.full && 'word-none')}>
        最多 {MAX_TIERS} 级，再多就分不清了
      </View>
    </View>
  )
})

interface SlotsProps {
  form: TiersForm
  children: ReactNode
}

const Times = ({ form }: { form: TiersForm }) => (
  <Section title="多久算一次">
    <Typed
      of={form.windowMonths}
      id="tiers-window"
      label="成长值算最近多少个月的消费"
      hint="含本月。每实付 1 元是 1 点成长值，退货会减掉"
      type="number"
      unit="个月"
    />
    <Typed
      of={form.periodMonths}
      id="tiers-period"
      label="升级后保留多少个月"
      hint="到那个月的月底。到时没达到门槛，一次最多降一级"
      type="number"
      unit="个月"
    />
  </Section>
)

/** Which tiers there are is one class of the whole: their forms and their words follow it. */
const Slots = observer(function Slots({ form, children }: SlotsProps) {
  const on = form.rows.map((row, place) => row.on && `with-${place}`)
  return <View className={classes('cols', ...on)}>{children}</View>
})

export const TiersTab = ({ program }: { program: Program }) => {
  const form = program.tiers
  return (
    <Slots form={form}>
      <View className="col">
        <Suggested program={program} tab="tiers" />
        <Section title="等级">
          <View>
            <Portions rows={form.rows} each={1}>
              {(portion) =>
                portion.map((row) => (
                  <TierSlot key={form.rows.indexOf(row)} form={form} row={row} />
                ))
              }
            </Portions>
          </View>
          <Add form={form} />
        </Section>
        <Later>
          <Times form={form} />
        </Later>
      </View>
      <View className="col stick">
        <Later>
          <Simulator form={form} />
          <Words>
            {form.rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: slots never move
              <View key={place} className={`word slot-${place}`}>
                <Line of={() => (row.on ? program.tierWords(row) : undefined)} />
              </View>
            ))}
          </Words>
        </Later>
      </View>
    </Slots>
  )
}
