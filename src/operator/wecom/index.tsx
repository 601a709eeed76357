import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { WecomView } from '#core/wecom/contract'
import { Wecom } from '@/stores/operator/wecom'
import { Empty, Loaded, Notice, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Later } from '@/ui/later'
import '../operator.scss'
import { Standing } from './standing'
import { Ways } from './ways'

const Push = ({ view }: { view: WecomView }) =>
  view.push ? null : (
    <Notice tone="warn">
      小程序的消息推送还没有接通：平台的处罚通知到不了这里，活动不会自动暂停。
    </Notice>
  )

const Off = () => (
  <Empty
    mark="微"
    text="还没有接通企业微信。会员、券、邀请有礼都照常能用；接通以后，好友可以加品牌的企业微信，也能用它做活动要求。在部署时填企业微信的密钥就会接通（见说明书）。"
  />
)

export default observer(function OperatorWecom() {
  const [wecom] = useState(() => new Wecom())
  const load = () => wecom.load()
  useDidShow(() => {
    void load()
  })
  return (
    <Page roomy>
      <Loaded of={wecom.shown} skeleton="card" ways={operatorWays} onRetry={load}>
        {({ wecom: view }) => (
          <View>
            <Push view={view} />
            {view.on ? (
              <View className="cols">
                <View className="col">
                  <Standing view={view} now={wecom.shown.at} />
                </View>
                <View className="col">
                  <Later>
                    <Ways wecom={wecom} />
                  </Later>
                </View>
              </View>
            ) : (
              <Off />
            )}
          </View>
        )}
      </Loaded>
    </Page>
  )
})
