import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Sold } from '@/stores/clerk/sold'
import { Button, goBack, Loaded, Notice, Page, Refused, Skeleton } from '@/ui'
import { useQuery } from '@/ui/query'
import { desk } from '../till'
import '../clerk.scss'
import { ReturnSheet } from './return-sheet'
import { SoldView } from './sold-view'

const ways = { 'sales.not-found': { label: '返回', onPress: goBack } }

const Foot = observer(function Foot({ sold, onReturn }: { sold: Sold; onReturn: () => unknown }) {
  if (sold.load.data?.mayReturn) {
    return (
      <Button kind="soft" onPress={onReturn} id="return">
        退货
      </Button>
    )
  }
  return (
    <View className="ink-2 center">
      10 分钟内由收款的店员退。超过 10 分钟的退货要店长来操作，请店长用自己的手机打开
    </View>
  )
})

const Body = observer(function Body({ sold }: { sold: Sold }) {
  const [open, setOpen] = useState(false)
  const left = (sold.load.data?.most ?? 0) > 0
  return (
    <Page footer={left && <Foot sold={sold} onReturn={() => setOpen(true)} />}>
      <Loaded of={sold.load} skeleton="card" onRetry={() => sold.refresh()} ways={ways}>
        {(view) => <SoldView sale={view.sale} done={sold.done} />}
      </Loaded>
      <ReturnSheet sold={sold} open={open} onClose={() => setOpen(false)} />
    </Page>
  )
})

async function begin(id: string): Promise<Sold | undefined> {
  if (!desk.home.data) await desk.load()
  if (!desk.storeId) return undefined
  const sold = new Sold(desk.storeId, id)
  void sold.refresh()
  return sold
}

/** One recorded sale, what came back of it, and its return. */
export default observer(function ClerkSold() {
  const { id = '' } = useQuery()
  const [sold, setSold] = useState<Sold>()
  const load = async () => setSold(await begin(id))
  useLoad(() => {
    void load()
  })
  if (sold) return <Body sold={sold} />
  const { problem } = desk.home
  return (
    <Page>
      {problem ? <Refused problem={problem} onRetry={load} /> : <Skeleton shape="card" />}
      {problem && <Notice>退货要先知道您在哪家店</Notice>}
    </Page>
  )
})
