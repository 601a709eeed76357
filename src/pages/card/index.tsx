import { useDidShow, usePullDownRefresh, useShareAppMessage } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { home } from '@/stores/home'
import { invites } from '@/stores/invites'
import { look } from '@/stores/look'
import { Loaded, Page } from '@/ui'
import { atHome } from '@/ui/go'
import { GuestHome } from './guest-home'
import { JoinFoot } from './join-foot'
import { MemberHome } from './member-home'
import './index.scss'

const refresh = async () => {
  await home.refresh()
  // After the first picture, which does not wait for it.
  if (home.member) void invites.glance()
  const { name } = look.brand
  // The answer may come when another page is on top: the title is that page's own then.
  if (name && atHome()) wx.setNavigationBarTitle({ title: name })
}

/** Home: the member card, or for a guest what the brand is and how to join. */
export default observer(function CardPage() {
  const [looking, setLooking] = useState(false)
  const { data } = home.load
  useDidShow(() => void refresh())
  usePullDownRefresh(() => void refresh().finally(() => wx.stopPullDownRefresh()))
  // A plain share: nobody gets anything for it (product law 6).
  useShareAppMessage(() => ({
    title: look.brand.name ? `${look.brand.name} 的会员卡` : '会员卡',
    path: '/pages/card/index',
  }))
  const guest = data && !data.member
  const footer = guest && (
    <JoinFoot
      consent={data.consent}
      small={looking}
      onLook={() => setLooking(true)}
      onBack={() => setLooking(false)}
    />
  )
  return (
    <Page footer={footer} cols>
      <Loaded of={home.load} skeleton="card" onRetry={refresh}>
        {(view) => (view.member ? <MemberHome view={view} /> : <GuestHome view={view} />)}
      </Loaded>
    </Page>
  )
})
