import { useLoad, useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Insert } from '@/stores/insert'
import { Page, Refused, Skeleton } from '@/ui'
import { Taken } from '../parts/taken'
import { TypedEntry } from './entry'
import { givenCard } from './given'
import { Landing, LandingFoot } from './landing'

const Body = observer(function Body({ insert }: { insert: Insert }) {
  const { load, card, taken } = insert
  if (taken) return <Taken ticket={taken} now={load.at} />
  if (!card) return <TypedEntry insert={insert} />
  if (load.data) return <Landing insert={insert} view={load.data} />
  if (!load.problem) return <Skeleton shape="rows" />
  const lost = load.problem.code.startsWith('client.') || load.problem.code.startsWith('server.')
  if (lost) return <Refused problem={load.problem} onRetry={() => insert.look()} />
  return <TypedEntry insert={insert} />
})

const Foot = observer(function Foot({ insert }: { insert: Insert }) {
  const { data } = insert.load
  return data && !insert.taken ? <LandingFoot insert={insert} view={data} /> : null
})

/** Where a scanned card leads: what it gives comes first, before anything is asked. */
export default observer(function InsertPage() {
  const { params } = useRouter()
  const [insert] = useState(() => new Insert(givenCard(params)))
  useLoad(() => void insert.look())
  const showFoot = insert.load.data && !insert.taken
  return (
    <Page footer={showFoot && <Foot insert={insert} />}>
      <Body insert={insert} />
    </Page>
  )
})
