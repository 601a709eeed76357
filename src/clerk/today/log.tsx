import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import type { Found } from '@/stores/clerk/today'
import { Button, Empty, goBack } from '@/ui'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import { Search } from '@/ui/search'

interface LogProps<T extends { member: string }> {
  found: Found<T>
  /** The other list is looked at. */
  idle: boolean
  empty: string
  notice?: ReactNode
  children: (row: T) => ReactNode
}

const None = ({ text }: { text: string }) => (
  <Empty mark="静" text={text}>
    <Button onPress={goBack}>返回工作台</Button>
  </Empty>
)

/** One list of the day: search first, then its rows. */
export const Log = observer(function Log<T extends { member: string }>(props: LogProps<T>) {
  const { found, idle, empty, notice, children } = props
  return (
    <Listed of={found.log} empty={<None text={empty} />} idle={idle}>
      {() => (
        <>
          <Search
            type="number"
            maxlength={4}
            value={found.search}
            placeholder="会员号末四位"
            onChange={(text) => found.find(text)}
          />
          {notice}
          <Portions rows={found.shown}>{(portion) => portion.map(children)}</Portions>
          {found.shown.length === 0 && <Empty mark="寻" text="已经载入的记录里没有这位会员" />}
        </>
      )}
    </Listed>
  )
}) as <T extends { member: string }>(props: LogProps<T>) => ReactNode
