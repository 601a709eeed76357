import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { MAX_TIERS } from '#core/tiers/limits'
import type { Program } from '@/stores/operator/program'
import type { TiersForm } from '@/stores/operator/tiers-form'
import { Button, classes, Section } from '@/ui'
import { Portions } from '@/ui/portions'
import { Typed } from '../typed'
import { Simulator } from './simulator'
import { TierSlot } from './tier-slot'
import { Words } from './words'

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

export const TiersTab = ({ program }: { program: Program }) => {
  const form = program.tiers
  return (
    <View className="cols">
      <View className="col">
        <Section title="等级">
          <View className="tier-slots">
            <Portions rows={form.rows} each={2}>
              {(portion) =>
                portion.map((row) => (
                  <TierSlot key={form.rows.indexOf(row)} form={form} row={row} />
                ))
              }
            </Portions>
          </View>
          <Add form={form} />
        </Section>
        <Times form={form} />
      </View>
      <View className="col stick">
        <Simulator form={form} />
        <Words program={program} tab="tiers" most={MAX_TIERS} none="" />
      </View>
    </View>
  )
}
