import { View } from '@tarojs/components'
import type { ImportView, RejectedRow } from '#core/orders/contract'
import { go, Section } from '@/ui'
import { RejectRow } from '../reject-row'

/** The first rows that were left out; all of them have a page of their own. */
export const Rejected = (props: { import: ImportView; rows: RejectedRow[] }) => {
  const { id, rejected } = props.import
  if (rejected === 0) return null
  return (
    <Section
      title={`${rejected} 行没有导入`}
      more="看全部"
      onMore={() => go('data/rejects', { id })}
    >
      <View className="t14 ink-3">别的行照常导入。改好这些行，把文件再导入一次就行</View>
      {props.rows.map((row) => (
        <RejectRow key={`${row.row}.${row.column}`} row={row} />
      ))}
    </Section>
  )
}
