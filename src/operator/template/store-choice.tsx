import { observer } from 'mobx-react-lite'
import type { Template } from '@/stores/operator/template'
import { Choice, Notice } from '@/ui'
import { Chips } from '@/ui/desk/chips'
import { Marked } from '@/ui/desk/mark'
import { Either } from '@/ui/either'

const where = [
  { value: true, label: '全部门店' },
  { value: false, label: '指定门店' },
] as const

const Ticked = observer(function Ticked({ template }: { template: Template }) {
  const { stores, draft } = template
  return (
    <>
      <Chips
        rows={stores.rows ?? []}
        on={(id) => draft.reach.storeIds.includes(id)}
        onToggle={(id) => draft.reach.toggleStore(id)}
      />
      {stores.problem && <Notice tone="bad">{stores.problem.message}</Notice>}
    </>
  )
})

const Sides = observer(function Sides({ template }: { template: Template }) {
  const { reach } = template.draft
  return (
    <>
      <Choice
        options={where}
        value={reach.everyStore}
        onChange={(every) => reach.setEveryStore(every)}
      />
      <Either other={!reach.everyStore} b={<Ticked template={template} />} />
    </>
  )
})

/** Every store, or the ones that are ticked. */
export const StoreChoice = ({ template }: { template: Template }) => (
  <Marked of={template.draft.reach.stores}>
    <Sides template={template} />
  </Marked>
)
