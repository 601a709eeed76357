import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { FIELD_GROUPS, fields } from '#core/segments/fields'
import type { FieldName } from '#core/segments/views'
import type { RuleDraft } from '@/stores/data/rule-draft'
import { Cell, Sheet } from '@/ui'
import { Portions } from '@/ui/portions'

type Row = { title: string } | { field: FieldName; last: boolean }

const rows: Row[] = FIELD_GROUPS.flatMap(({ name, fields: names }) => [
  { title: name },
  ...names.map((field) => ({ field, last: field === names.at(-1) })),
])

const One = ({ row, onChoose }: { row: Row; onChoose: (field: FieldName) => void }) =>
  'title' in row ? (
    <View className="field-label gap-16">{row.title}</View>
  ) : (
    <Cell
      label={fields[row.field].name}
      hint={fields[row.field].about}
      onPress={() => onChoose(row.field)}
      last={row.last}
      id={`about-${row.field}`}
    />
  )

/** What a new condition is about, each with a sentence. */
export const FieldSheet = observer(function FieldSheet({ draft }: { draft: RuleDraft }) {
  return (
    <Sheet
      open={draft.place !== undefined && draft.inHand === undefined}
      title="按什么选人"
      onClose={() => draft.stopAsking()}
    >
      <Portions rows={rows} each={5}>
        {(portion) =>
          portion.map((row) => (
            <One
              key={'title' in row ? row.title : row.field}
              row={row}
              onChoose={(field) => draft.choose(field)}
            />
          ))
        }
      </Portions>
    </Sheet>
  )
})
