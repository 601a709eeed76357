import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Redemption } from '@/stores/clerk/redemption'
import { Empty, go, Page, Refused, replace, Skeleton } from '@/ui'
import { useQuery } from '@/ui/query'
import { signal } from '../signal'
import { beginSale, beginWith, desk, scanNow } from '../till'
import '../clerk.scss'
import { Chooser } from './chooser'
import { QuoteFoot, QuoteView } from './quote-view'

async function verdict({ outcome }: Redemption): Promise<void> {
  signal(outcome?.kind === 'done' ? 'good' : 'bad')
  await replace('clerk/result')
}

/** A refusal that is certain fills the screen in red; a lost answer stays here to be tried again. */
async function lookUp(scan: Redemption): Promise<void> {
  if (!desk.home.data) await desk.load()
  if (!desk.storeId) return
  await scan.look(desk.storeId)
  if (scan.outcome) await verdict(scan)
}

async function confirmNow(scan: Redemption): Promise<void> {
  if (await scan.confirm()) await verdict(scan)
}

/** The choice opens a page of its own: what will happen deserves the whole screen. */
async function choose(scan: Redemption, couponId: string): Promise<void> {
  await scan.pick(couponId)
  if (scan.outcome) await verdict(scan)
  else if (scan.quote) await replace('clerk/quote', { chosen: '1' })
}

/** The member is handed on in memory: the signed visit stands in no page's address. */
const sell = (scan: Redemption, couponId?: string) => {
  beginSale(scan, couponId)
  return go('clerk/sale')
}

const Body = observer(function Body({ scan }: { scan: Redemption }) {
  const { quote, tickets, looking } = scan
  const problem = desk.storeId ? looking.problem : desk.home.problem
  if (quote) return <QuoteView quote={quote} store={desk.home.data?.store.name} />
  if (tickets) {
    const onChoose = (id: string) => choose(scan, id)
    const onSell = (id?: string) => sell(scan, id)
    return <Chooser scan={scan} tickets={tickets} onSell={onSell} onChoose={onChoose} />
  }
  if (problem) return <Refused problem={problem} onRetry={() => lookUp(scan)} />
  return <Skeleton shape="card" />
})

export default observer(function ClerkQuote() {
  const { code, chosen } = useQuery()
  const [scan] = useState(() => (code && !chosen ? beginWith(code) : scanNow()))
  useLoad(() => {
    if (scan && !chosen) void lookUp(scan)
  })
  if (!scan) {
    return (
      <Page>
        <Empty mark="空" text="还没有扫码，请回到工作台扫一扫" />
      </Page>
    )
  }
  const footer = scan.quote && (
    <QuoteFoot
      scan={scan}
      onConfirm={() => confirmNow(scan)}
      onSell={() => sell(scan, scan.quote?.couponId)}
    />
  )
  return (
    <Page footer={footer}>
      <Body scan={scan} />
      <View className="gap-16" />
    </Page>
  )
})
