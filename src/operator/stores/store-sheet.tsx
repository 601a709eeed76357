import { observer } from 'mobx-react-lite'
import {
  STORE_ADDRESS_MAX,
  STORE_HOURS_MAX,
  STORE_NAME_MAX,
  type Stores,
} from '@/stores/operator/stores'
import { Button, Field, Notice, Sheet, say } from '@/ui'
import { Fold } from '@/ui/desk/fold'
import { Typed, type TypedProps } from '@/ui/desk/typed'
import { Later } from '@/ui/later'
import { useKept } from '@/ui/use-kept'

const isCancel = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && /cancel/.test(String(Reflect.get(fault, 'errMsg')))

/** WeChat's map, where there is one. */
async function choosePlace(stores: Stores): Promise<void> {
  try {
    const { latitude, longitude, address } = await wx.chooseLocation({})
    stores.putPlace({ latitude, longitude }, address)
  } catch (fault) {
    if (!isCancel(fault)) say('地图没有打开，可以直接填坐标')
  }
}

interface PartProps {
  stores: Stores
  part: string
}

/** Not sent while it is folded away: five values are too many for one tap (≤ 300 B). */
const Folded = observer(function Folded({ of, stores, part, ...rest }: TypedProps & PartProps) {
  const text = useKept(of.text, !stores.unfolded.includes(part))
  const change = (typed: string) => of.type(typed)
  return <Field value={text} onChange={change} error={of.fault} rule={of.rule} {...rest} />
})

const turnOf = ({ stores, part }: PartProps) => ({
  open: () => stores.unfolded.includes(part),
  set: (open: boolean) => stores.unfold(part, open),
})

const optional = () => '可以不填'

const Contact = (props: PartProps) => {
  const { phone, hours } = props.stores
  return (
    <Fold
      id="fold-contact"
      title="电话和营业时间"
      said={optional}
      bad={() => [phone, hours].some(({ fault }) => fault)}
      turn={turnOf(props)}
    >
      <Folded
        {...props}
        of={phone}
        id="store-phone"
        label="电话"
        maxlength={20}
        placeholder="顾客可以直接拨打"
      />
      <Folded
        {...props}
        of={hours}
        id="store-hours"
        label="营业时间"
        maxlength={STORE_HOURS_MAX}
        placeholder="例如：10:00–22:00"
      />
    </Fold>
  )
}

const Place = (props: PartProps) => {
  const { stores } = props
  return (
    <Fold
      id="fold-place"
      title="地图位置"
      said={optional}
      bad={() => stores.place.fault !== undefined}
      turn={turnOf(props)}
    >
      <Folded
        {...props}
        of={stores.place}
        id="store-place"
        label="坐标"
        maxlength={40}
        placeholder="纬度, 经度"
        hint="填了，顾客可以一键导航过来，券包里也会把近的店排在前面"
      />
      {wx.canIUse('chooseLocation') && (
        <Button kind="quiet" onPress={() => choosePlace(stores)}>
          在地图上选
        </Button>
      )}
    </Fold>
  )
}

/** Adds a store or changes one. A change shows on coupons and receipts from now on. */
export const StoreSheet = observer(function StoreSheet({ stores }: { stores: Stores }) {
  const { problem } = stores.saving
  const save = async () => {
    if (await stores.save()) say('已保存')
  }
  return (
    <Sheet
      open={stores.editing !== undefined}
      title={stores.editing ? '改门店' : '加一家门店'}
      onClose={() => stores.close()}
      footer={<Button onPress={save}>保存</Button>}
    >
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Typed
        of={stores.name}
        id="store-name"
        label="名称"
        maxlength={STORE_NAME_MAX}
        placeholder="例如：南山路店"
      />
      <Typed
        of={stores.address}
        id="store-address"
        label="地址"
        maxlength={STORE_ADDRESS_MAX}
        placeholder="顾客会照着找过来"
      />
      <Later>
        <Contact stores={stores} part="contact" />
        <Place stores={stores} part="place" />
      </Later>
    </Sheet>
  )
})
