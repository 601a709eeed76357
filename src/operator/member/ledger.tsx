import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { EntryRow } from '#core/points/views'
import type { Member } from '@/stores/operator/member'
import { Empty, Section } from '@/ui'
import { ledgerItem } from '@/ui/ledger'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { useSame } from '@/ui/use-same'

interface RowsProps {
  member: Member
  rows: EntryRow[]
}

const Rows = ({ member, rows }: RowsProps) => (
  <ledger-rows
    items={useSame(rows.map((row) => ledgerItem(row, member.ledger.at)))}
    onPick={({ detail }) => member.read(detail.id)}
  />
)

/** The ledger as the member sees it; each row says why it stands there. */
export const Ledger = observer(function Ledger({ member }: { member: Member }) {
  return (
    <Section title="积分流水">
      <Listed of={member.ledger} empty={<Empty mark="静" text="还没有积分进出。" />}>
        {(rows) => (
          <View className="doors">
            <Portions rows={rows} each={10}>
              {(portion) => <Rows member={member} rows={portion} />}
            </Portions>
          </View>
        )}
      </Listed>
    </Section>
  )
})
