import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { Template } from '@/stores/operator/template'
import { Choice, classes, Notice } from '@/ui'

const where = [
  { value: true, label: '全部门店' },
  { value: false, label: '指定门店' },
] as const

/** Every store, or the ones that are ticked. */
export const StoreChoice = observer(function StoreChoice({ template }: { template: Template }) {
  const { draft, stores } = template
  const error = template.fault('stores')
  return (
    <View className={classes(error && 'field-bad')}>
      <Choice
        options={where}
        value={draft.everyStore}
        onChange={(every) => draft.setEveryStore(every)}
      />
      {!draft.everyStore && (
        <View className="choice gap-12">
          {stores.rows?.map(({ id, name }) => (
            <View
              key={id}
              className={classes('choice-one', draft.storeIds.includes(id) && 'choice-on')}
              hoverClass="pressed"
              onClick={() => draft.toggleStore(id)}
            >
              {draft.storeIds.includes(id) ? `✓ ${name}` : name}
            </View>
          ))}
        </View>
      )}
      {!draft.everyStore && stores.problem && <Notice tone="bad">{stores.problem.message}</Notice>}
      {error && <View className="field-hint">{error}</View>}
    </View>
  )
})
