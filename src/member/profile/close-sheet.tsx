import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { type Closing, Leaving } from '@/stores/profile'
import { Button, Cell, Field, Loaded, Notice, Sheet } from '@/ui'

/** Typed out, so that no slip of a thumb ends a membership. */
const WORD = '注销'

const Losses = ({ points, coupons, debt }: Closing) => (
  <View>
    <Cell label="积分" value={`${points} 分，全部作废`} />
    <Cell label="还没用的券" value={`${coupons} 张，全部作废`} />
    <Cell label="头像、称呼、生日、手机号" value="马上删除" />
    {debt > 0 && (
      <Cell label="待补积分" value={`${debt} 分`} hint="注销后仍然记着；以后再入会，得分先还" />
    )}
    <Cell label="消费和积分的记账" hint="按法律要求留存，其中没有您的个人信息" last />
  </View>
)

/** Every page begins anew, as for a guest. */
const leave = () => {
  wx.reLaunch({ url: '/pages/card/index' })
}

/** What is given up stands here before anything is asked; nothing of it can be taken back. */
export const CloseSheet = observer(function CloseSheet(props: {
  open: boolean
  onClose: () => void
}) {
  const { open, onClose } = props
  const [leaving] = useState(() => new Leaving())
  const [typed, setTyped] = useState('')
  useEffect(() => {
    if (open) void leaving.look()
  }, [open, leaving])
  const ready = typed.trim() === WORD && leaving.load.data !== undefined
  const close = async () => {
    if (await leaving.close()) leave()
  }
  const footer = (
    <Button kind="danger" disabled={!ready} onPress={close} id="close-now">
      注销，不能恢复
    </Button>
  )
  const { problem } = leaving.step
  return (
    <Sheet open={open} title="注销会员" onClose={onClose} footer={footer}>
      <Loaded of={leaving.load} skeleton="lines" onRetry={() => leaving.look()}>
        {(closing) => <Losses {...closing} />}
      </Loaded>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Field
        id="sure"
        label="确定的话，请输入“注销”"
        value={typed}
        onChange={setTyped}
        maxlength={4}
      />
    </Sheet>
  )
})
