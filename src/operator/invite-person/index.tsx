import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { InvitePerson } from '@/stores/operator/invite-person'
import { Loaded, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import { useQuery } from '@/ui/query'
import '../operator.scss'
import { Decide } from './decide'
import { DeedSheets } from './deed-sheet'
import { Rewards } from './rewards'
import { Story } from './story'

export default observer(function OperatorInvitePerson() {
  const { id = '', friend = '' } = useQuery()
  const [person] = useState(() => new InvitePerson(id, friend))
  const load = () => person.load()
  useDidShow(() => {
    void load()
  })
  return (
    <Page roomy footer={person.told ? <Decide person={person} /> : undefined}>
      <Loaded of={person.shown} skeleton="card" ways={operatorWays} onRetry={load}>
        {({ why }) => (
          <View className="cols">
            <View className="col">
              <Story why={why} now={person.shown.at} />
            </View>
            <View className="col">
              <Later>
                <Rewards person={person} why={why} now={person.shown.at} />
              </Later>
            </View>
          </View>
        )}
      </Loaded>
      <DeedSheets person={person} />
    </Page>
  )
})
