import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Someone } from '#core/persons/contract'
import { FIND_MAX, Find } from '@/stores/data/find'
import { Button, Field, go, Page, Section } from '@/ui'
import { People } from '../someone'
import '../data.scss'

const open = ({ id }: Someone) => go('data/person', { id })

const Ask = observer(function Ask({ find }: { find: Find }) {
  const look = async () => {
    const people = await find.find()
    if (people?.length === 1 && people[0]) await open(people[0])
  }
  return (
    <View className="card-box">
      <Field
        id="find-text"
        label="会员卡号、手机号或订单号"
        value={find.text}
        onChange={(text) => find.type(text)}
        maxlength={FIND_MAX}
        placeholder="完整输入一种就能找"
        hint="买过但没入会的顾客，也可以用订单号找到"
        error={find.finding.problem?.message}
      />
      <Button onPress={look}>找这位顾客</Button>
    </View>
  )
})

const Found = observer(function Found({ find }: { find: Find }) {
  const { people } = find
  if (!people || people.length < 2) return null
  return (
    <Section title={`找到 ${people.length} 位`}>
      <People
        people={people}
        hint={({ memberId }) => (memberId ? '会员' : '还不是会员')}
        onOpen={open}
      />
    </Section>
  )
})

export default observer(function DataFind() {
  const [find] = useState(() => new Find())
  return (
    <Page>
      <Ask find={find} />
      <Found find={find} />
    </Page>
  )
})
