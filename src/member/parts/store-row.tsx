import { View } from '@tarojs/components'
import type { StoreView } from '#core/coupons/views'
import { classes } from '@/ui'
import './store-row.scss'

/** WeChat's map and dialler may be left at any time: there is nothing to say then. */
const quiet = () => undefined

const openMap = ({ place, name, address }: StoreView): void => {
  if (place) wx.openLocation({ ...place, name, address, fail: quiet })
}

const dial = (phoneNumber: string): void => {
  wx.makePhoneCall({ phoneNumber, fail: quiet })
}

const Act = ({ label, onPress }: { label: string; onPress: () => void }) => (
  <View className="store-act" hoverClass="pressed" onClick={onPress}>
    {label}
  </View>
)

/** A shop: where it is and when it is open; map and phone where the brand told them. */
export function StoreRow({ store, last }: { store: StoreView; last: boolean }) {
  const { name, address, hours, phone, place } = store
  return (
    <View className={classes('cell', 'store', last && 'cell-last')}>
      <View className="store-words">
        <View>{name}</View>
        <View className="t14 ink-3">{address}</View>
        {hours && <View className="t14 ink-3">{`营业 ${hours}`}</View>}
      </View>
      {(place || phone) && (
        <View className="store-acts">
          {place && <Act label="地图" onPress={() => openMap(store)} />}
          {phone && <Act label="电话" onPress={() => dial(phone)} />}
        </View>
      )}
    </View>
  )
}
