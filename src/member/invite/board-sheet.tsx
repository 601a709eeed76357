import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { BoardRow } from '#core/invites/views'
import type { Invite } from '@/stores/invite'
import { Cell, classes, Empty, Loaded, Sheet } from '@/ui'
import { Portions } from '@/ui/portions'

const Row = ({ row, last }: { row: BoardRow; last: boolean }) => (
  <Cell
    label={
      <View className={classes('row', row.mine && 'accent bold')}>
        <View className="board-place num">{row.place}</View>
        <View className="grow">{row.mine ? `${row.who}（您）` : row.who}</View>
      </View>
    }
    value={<Text className="num">{row.kept} 位</Text>}
    last={last}
  />
)

const Rows = ({ rows, mine }: { rows: BoardRow[]; mine?: BoardRow | undefined }) => {
  if (rows.length === 0)
    return <Empty mark="榜" text="还没有留存的好友。好友留存后，名字会排在这里" />
  return (
    <>
      <View className="t14 ink-2">只算留存的好友；人数相同，先到的在前</View>
      {mine && !rows.some((row) => row.mine) && <Row row={mine} last={false} />}
      <Portions rows={rows}>
        {(some) =>
          some.map((row) => <Row key={row.place} row={row} last={row.place === rows.length} />)
        }
      </Portions>
    </>
  )
}

interface BoardSheetProps {
  invite: Invite
  open: boolean
  onClose: () => void
}

/** Kept friends by member, masked; only when the brand has switched it on. */
export const BoardSheet = observer(function BoardSheet({ invite, open, onClose }: BoardSheetProps) {
  return (
    <Sheet open={open} title="排行榜" onClose={onClose}>
      {invite.board.asked && (
        <Loaded of={invite.board} skeleton="lines" onRetry={() => invite.readBoard()}>
          {({ rows, mine }) => <Rows rows={rows} mine={mine} />}
        </Loaded>
      )}
    </Sheet>
  )
})
