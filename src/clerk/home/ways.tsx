import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Cell, go } from '@/ui'
import { Later } from '@/ui/later'
import { chime } from '../till'

/** Whether the till sounds after a scan; remembered by this phone. */
const Sound = observer(function Sound() {
  return (
    <Cell
      id="sound"
      label="提示音"
      hint="扫码和收款之后响一声"
      value={chime.on ? '开' : '关'}
      onPress={() => chime.toggle()}
      last
    />
  )
})

/** The quieter ways of the desk, under the newest rows. */
export const Ways = ({ manager }: { manager: boolean }) => (
  <Later>
    <View className="gap-16" />
    {manager && (
      <Cell label="本店结算" hint="券的优惠由谁承担" onPress={() => go('clerk/settlement')} />
    )}
    <Sound />
  </Later>
)
