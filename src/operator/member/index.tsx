import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { memberKey } from '#core/identity/keys'
import { Member } from '@/stores/operator/member'
import { Cell, go, Loaded, Page } from '@/ui'
import { TagsOf } from '@/ui/desk/person-tags'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { useQuery } from '@/ui/query'
import '../operator.scss'
import { Adjust } from './adjust'
import { EntrySheet } from './entry-sheet'
import { Facts } from './facts'
import { Ledger } from './ledger'

export default observer(function OperatorMember() {
  const { id = '' } = useQuery()
  const [member] = useState(() => new Member(id))
  const load = () => member.load()
  useLoad(() => {
    void load()
  })
  return (
    <Page roomy>
      <Loaded of={member.shown} skeleton="card" ways={operatorWays} onRetry={load}>
        {(data) => (
          <View className="cols">
            <View className="col">
              <Facts card={data.member} now={member.shown.at} />
              <Cell
                label="顾客画像"
                hint="阶段和原因、分组、各处的购买、身份"
                onPress={() => go('data/person', { id: memberKey(id) })}
                last
              />
              <Adjust member={member} />
              {!data.member.closed && (
                <Later>
                  <TagsOf personId={memberKey(data.member.id)} />
                </Later>
              )}
            </View>
            <View className="col">
              <Later>
                <Ledger member={member} />
              </Later>
            </View>
          </View>
        )}
      </Loaded>
      <EntrySheet member={member} />
    </Page>
  )
})
