import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Selling } from '@/stores/clerk/selling'
import { Button, Empty, Page, replace } from '@/ui'
import { Either } from '@/ui/either'
import { signal } from '../signal'
import { goods, saleNow } from '../till'
import '../clerk.scss'
import { Bill } from './bill'
import { BillFoot } from './bill-foot'
import { Keys, KeysFoot } from './keys'

/** What is certain fills the screen; what another try can cure stays here. */
async function after(selling: Selling, work: Promise<unknown>): Promise<void> {
  await work
  if (!selling.outcome) return
  signal(selling.outcome.kind === 'sold' ? 'good' : 'bad')
  await replace('clerk/result', { sale: '1' })
}

const Foot = observer(function Foot({ selling }: { selling: Selling }) {
  return (
    <Either
      other={selling.quote !== undefined}
      a={<KeysFoot selling={selling} onCount={() => after(selling, selling.count())} />}
      b={
        <BillFoot
          selling={selling}
          onConfirm={() => after(selling, selling.confirm())}
          onHold={() => after(selling, selling.hold())}
          onAgain={() => after(selling, selling.again())}
        />
      }
    />
  )
})

/** Keys and bill are both kept, so that going back to the prices sends next to nothing. */
const Body = observer(function Body({ selling }: { selling: Selling }) {
  return (
    <Either
      other={selling.quote !== undefined}
      a={<Keys selling={selling} onBest={() => after(selling, selling.countBest())} />}
      b={<Bill selling={selling} />}
    />
  )
})

/** From prices to one quote to its record. Opened from the quote page of a member code. */
export default observer(function ClerkSale() {
  const [selling] = useState(saleNow)
  useLoad(() => {
    void goods.refresh()
  })
  if (!selling) {
    return (
      <Page>
        <Empty mark="空" text="收款从扫会员码开始，请回到工作台扫一扫">
          <Button onPress={() => replace('clerk/home')}>回到工作台</Button>
        </Empty>
      </Page>
    )
  }
  return (
    <Page footer={<Foot selling={selling} />}>
      <Body selling={selling} />
    </Page>
  )
})
