import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { DeskFriend } from '#core/invites/desk-views'
import type { CreditState } from '#core/invites/views'
import { InvitePeople, peopleTabs } from '@/stores/operator/invite-people'
import { Empty, Page, Tabs } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { useQuery } from '@/ui/query'
import '../operator.scss'
import { FriendRow } from './friend-row'

interface PartProps {
  people: InvitePeople
}

const nobody: Record<CreditState, string> = {
  held: '没有等您核实的好友。超过防作弊数字的，会先停在这里。',
  counted: '还没有刚计入、仍在留存期里的好友。',
  kept: '还没有留存下来的好友。',
  waiting: '没有打开了邀请、还没完成的好友。',
  left: '没有在留存期里离开的好友。',
  refused: '没有不计入的好友。',
}

const Which = observer(function Which({ people }: PartProps) {
  return <Tabs options={peopleTabs} value={people.state} onChange={(state) => people.turn(state)} />
})

const Rows = ({ people, rows }: PartProps & { rows: DeskFriend[] }) => (
  <View className="two">
    <Portions rows={rows} each={4}>
      {(portion) =>
        portion.map((row) => (
          <FriendRow
            key={`${row.friendId} ${row.inviterId}`}
            row={row}
            campaignId={people.campaignId}
            now={people.list.at}
          />
        ))
      }
    </Portions>
  </View>
)

const List = observer(function List({ people }: PartProps) {
  return (
    <Listed
      of={people.list}
      ways={operatorWays}
      empty={<Empty mark="静" text={nobody[people.state]} />}
    >
      {(rows) => <Rows people={people} rows={rows} />}
    </Listed>
  )
})

export default observer(function OperatorInvitePeople() {
  const { id = '' } = useQuery()
  const [people] = useState(() => new InvitePeople(id))
  useDidShow(() => {
    void people.list.load()
  })
  return (
    <Page roomy>
      <Which people={people} />
      <View>
        <List people={people} />
      </View>
    </Page>
  )
})
