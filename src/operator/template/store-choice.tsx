import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { StoreView } from '#core/coupons/views'
import { draftRules } from '@/stores/operator/draft'
import type { Template } from '@/stores/operator/template'
import { Choice, classes, Notice } from '@/ui'
import { Either } from '@/ui/either'
import { markOf, Notes } from '@/ui/notes'
import { Portions } from '@/ui/portions'

const where = [
  { value: true, label: '全部门店' },
  { value: false, label: '指定门店' },
] as const

interface OneProps {
  template: Template
  store: StoreView
}

const One = observer(function One({ template: { draft }, store: { id, name } }: OneProps) {
  const on = draft.storeIds.includes(id)
  return (
    <View
      className={classes('choice-one', on && 'choice-on')}
      hoverClass="pressed"
      onClick={() => draft.toggleStore(id)}
    >
      {on ? `✓ ${name}` : name}
    </View>
  )
})

const Ticked = observer(function Ticked({ template }: { template: Template }) {
  const { stores } = template
  return (
    <>
      <View className="choice gap-12">
        <Portions rows={stores.rows ?? []}>
          {(portion) =>
            portion.map((store) => <One key={store.id} template={template} store={store} />)
          }
        </Portions>
      </View>
      {stores.problem && <Notice tone="bad">{stores.problem.message}</Notice>}
    </>
  )
})

/** Every store, or the ones that are ticked. */
export const StoreChoice = observer(function StoreChoice({ template }: { template: Template }) {
  const { draft } = template
  const noted = { error: template.fault('stores'), rule: draftRules.stores }
  return (
    <View className={markOf(noted)}>
      <Choice
        options={where}
        value={draft.everyStore}
        onChange={(every) => draft.setEveryStore(every)}
      />
      <Either other={!draft.everyStore} b={<Ticked template={template} />} />
      <Notes {...noted} />
    </View>
  )
})
