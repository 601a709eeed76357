import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { MyProfile } from '@/stores/profile'
import { goHome, Loaded, Notice, Page } from '@/ui'
import { Later } from '@/ui/later'
import { Avatar } from './avatar'
import { Birthday } from './birthday'
import './index.scss'
import { Marketing } from './marketing'
import { Nickname } from './nickname'
import { OwnData } from './own-data'
import { Phone } from './phone'

const ways = { 'role.member-required': { label: '去入会', onPress: goHome } }

const Refusal = observer(function Refusal({ my }: { my: MyProfile }) {
  const { problem } = my.saving
  if (!problem) return null
  return (
    <View className="profile-refusal">
      <Notice tone={my.tooYoung ? 'warn' : 'bad'}>{problem.message}</Notice>
    </View>
  )
})

/** What a member gave by choice, what it is for, and how to take it back. */
export default observer(function ProfilePage() {
  const [my] = useState(() => new MyProfile())
  useLoad(() => void my.refresh())
  return (
    <Page>
      <Loaded of={my.load} skeleton="lines" onRetry={() => my.refresh()} ways={ways}>
        {() => (
          <>
            <View className="ink-2">都可以不填，会员卡照样用。填了的，随时能改、能删。</View>
            <Refusal my={my} />
            <Avatar my={my} />
            <Nickname my={my} />
            <Later>
              <Birthday my={my} />
              <Phone my={my} />
            </Later>
            <Later>
              <Marketing my={my} />
              <OwnData />
            </Later>
          </>
        )}
      </Loaded>
    </Page>
  )
})
