import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { InviteResults } from '@/stores/operator/invite-results'
import { Cell, go, Notice, Section } from '@/ui'
import { Portions } from '@/ui/portions'

interface TopProps {
  results: InviteResults
}

type Row = NonNullable<InviteResults['top']['data']>['rows'][number]

const Rows = ({ rows }: { rows: readonly Row[] }) => (
  <View className="doors">
    <Portions rows={rows}>
      {(portion) =>
        portion.map((row) => (
          <Cell
            key={row.memberId}
            label={`${row.place}. ${row.who}`}
            hint={`已计入 ${row.counted} 位`}
            value={`留存 ${row.kept}`}
            onPress={() => go('operator/member', { id: row.memberId })}
            last={row === rows.at(-1)}
          />
        ))
      }
    </Portions>
  </View>
)

/** Who brought most friends that stayed; people who were turned away are not in it. */
export const Top = observer(function Top({ results }: TopProps) {
  const { data, problem } = results.top
  if (!data && !problem) return null
  return (
    <Section title="请来最多的会员">
      {problem && (
        <Notice tone="warn" act="再试一次" onAct={() => results.load()}>
          {problem.message}
        </Notice>
      )}
      {data && data.rows.length === 0 && <View className="ink-2">还没有好友留存。</View>}
      {data && data.rows.length > 0 && <Rows rows={data.rows} />}
    </Section>
  )
})
