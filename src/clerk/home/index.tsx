import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Home } from '@/stores/clerk/desk'
import { look } from '@/stores/look'
import { Empty, go, Loaded, Page, Section } from '@/ui'
import { Portions } from '@/ui/portions'
import { LogLine } from '../log-line'
import { desk } from '../till'
import { TypeCode } from '../type-code'
import '../clerk.scss'
import { OpenSale } from './open-sale'
import { ScanPad } from './scan-pad'
import { SwitchStore } from './switch-store'
import { Ways } from './ways'

/** Of the newest redemptions so many come with the first picture. */
const FIRST_ROWS = 2
const LAST_ROWS = 5

const Counts = ({ redeemed, undone }: Home['today']) => (
  <View className="till-counts">
    <View>
      今天核销<Text className="till-count num">{redeemed}</Text>张
    </View>
    {undone > 0 && (
      <View>
        撤销<Text className="till-count num">{undone}</Text>张
      </View>
    )}
  </View>
)

/** Stays while the rest scrolls: a redemption counts for this store. */
const Where = ({ home, onSwitch }: { home: Home; onSwitch: () => void }) => (
  <View className="till-where">
    <View className="till-store">
      <View className="grow">
        <View className="t24 bold">{home.store.name}</View>
        <View className="t14 ink-2">
          {`${home.name} · ${home.role === 'manager' ? '店长' : '店员'}`}
        </View>
      </View>
      {home.stores.length > 1 && (
        <View className="till-switch" hoverClass="pressed" onClick={onSwitch}>
          换门店
        </View>
      )}
    </View>
  </View>
)

const Last = ({ home }: { home: Home }) => {
  if (home.last.length === 0) {
    return <Empty mark="静" text="今天还没有核销。顾客出示券码时，点下面的「扫一扫核销」。" />
  }
  return (
    <Section title="最近" more="今日记录" onMore={() => go('clerk/today')}>
      <Portions rows={home.last.slice(0, LAST_ROWS)} each={FIRST_ROWS}>
        {(portion) => portion.map((row) => <LogLine key={row.redemptionId} row={row} />)}
      </Portions>
    </Section>
  )
}

export default observer(function ClerkHome() {
  const [switching, setSwitching] = useState(false)
  const [typing, setTyping] = useState(false)
  useDidShow(() => {
    void desk.load()
  })
  const pad = <ScanPad onType={() => setTyping(true)} />
  return (
    <Page roomy footer={desk.home.data && !look.wide ? pad : undefined}>
      <Loaded of={desk.home} skeleton="lines" onRetry={() => desk.load()}>
        {(home) => (
          <View className="cols">
            <View className="col">
              <Where home={home} onSwitch={() => setSwitching(true)} />
              <Counts {...home.today} />
              <OpenSale />
              <Last home={home} />
              <Ways manager={home.role === 'manager'} />
            </View>
            {look.wide && <View className="col">{pad}</View>}
          </View>
        )}
      </Loaded>
      <SwitchStore open={switching} onClose={() => setSwitching(false)} />
      <TypeCode open={typing} onClose={() => setTyping(false)} />
    </Page>
  )
})
