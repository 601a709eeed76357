import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Someone } from '#core/persons/contract'
import { FIND_MAX, Find } from '@/stores/data/find'
import { Button, Field, go, Notice, Page, replace, Section } from '@/ui'
import { useQuery } from '@/ui/query'
import { People } from '../someone'
import '../data.scss'

interface PartProps {
  find: Find
  /** Opens one: their page, or the question whether they are the same as another. */
  open: (one: Someone) => Promise<void>
}

const Ask = observer(function Ask({ find, open }: PartProps) {
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

const Found = observer(function Found({ find, open }: PartProps) {
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

/** With `with` in its address the page looks for whom to make one with that person. */
const openFor = (other: string | undefined) =>
  other === undefined
    ? ({ id }: Someone) => go('data/person', { id })
    : ({ id }: Someone) => replace('data/same', { way: 'join', a: other, b: id })

export default observer(function DataFind() {
  const other = useQuery().with
  const [find] = useState(() => new Find())
  const open = openFor(other)
  return (
    <Page>
      {other && <Notice>找到要合并的另一位，下一步先看合并后会怎样，再决定。</Notice>}
      <Ask find={find} open={open} />
      <Found find={find} open={open} />
    </Page>
  )
})
