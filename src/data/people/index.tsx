import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Stage } from '#core/aipl/names'
import { stageName } from '#core/aipl/words'
import type { Someone } from '#core/persons/contract'
import { GROUPS, type Group, groupNames } from '#core/rfm/names'
import { peopleOf } from '@/stores/data/people'
import { Empty, go, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { useQuery } from '@/ui/query'
import { dayWords } from '../day-text'
import { People } from '../someone'
import '../data.scss'

type Query = ReturnType<typeof useQuery>

const stageText = (stage: string | undefined): string => stageName(Number(stage) as Stage)

const movedText = ({ stage, from, over, day = '' }: Query): string => {
  const when = over === 'month' ? `${Number(day.slice(5, 7))}月里` : '当天'
  const [was, is] = [stageText(from), stageText(stage)]
  return was === is ? `${when}一直在「${is}」` : `${when}从「${was}」到「${is}」`
}

const scoreText = ({ recency, frequency, money }: Query): string =>
  [recency && `R${recency}`, frequency && `F${frequency}`, money && `M${money}`]
    .filter(Boolean)
    .join(' ')

const groupText = (query: Query): string => {
  const group = GROUPS[Number(query.group ?? 0) as Group]
  return query.group === undefined ? scoreText(query) : `「${groupNames[group]}」组`
}

const titleOf = (query: Query): string => {
  if (query.kind === 'group') return groupText(query)
  return query.from === undefined ? `在「${stageText(query.stage)}」` : movedText(query)
}

const sinceText = ({ since }: Someone, now: number): string =>
  since ? `${dayWords(since, now)}起` : ''

export default observer(function DataPeople() {
  const query = useQuery()
  const [list] = useState(() => peopleOf(query))
  useLoad(() => {
    void list.load()
  })
  return (
    <Page>
      <View className="t24 bold">{titleOf(query)}</View>
      <View className="ink-2 gap-4">{`${dayWords(query.day ?? '', 0)}的样子`}</View>
      <View className="gap-16">
        <Listed
          of={list}
          ways={operatorWays}
          empty={<Empty mark="静" text="这里没有人，可能刚刚有了新的变化，请返回再看。" />}
        >
          {(people) => (
            <People
              people={people}
              hint={(one) =>
                [one.memberId ? '会员' : '还不是会员', sinceText(one, list.at)]
                  .filter(Boolean)
                  .join(' · ')
              }
              onOpen={({ id }) => go('data/person', { id })}
            />
          )}
        </Listed>
      </View>
    </Page>
  )
})
