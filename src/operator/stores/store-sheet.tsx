import { observer } from 'mobx-react-lite'
import {
  STORE_ADDRESS_MAX,
  STORE_NAME_MAX,
  type Stores,
  storeRules,
} from '@/stores/operator/stores'
import { Button, Field, Notice, Sheet, say } from '@/ui'

/** Adds a store or changes one. A change shows on coupons and receipts from now on. */
export const StoreSheet = observer(function StoreSheet({ stores }: { stores: Stores }) {
  const faults = stores.tried ? stores.faults : {}
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
      <Field
        id="store-name"
        label="名称"
        value={stores.name}
        onChange={(text) => stores.setName(text)}
        maxlength={STORE_NAME_MAX}
        placeholder="例如：南山路店"
        error={faults.name}
        rule={storeRules.name}
      />
      <Field
        id="store-address"
        label="地址"
        value={stores.address}
        onChange={(text) => stores.setAddress(text)}
        maxlength={STORE_ADDRESS_MAX}
        placeholder="顾客会照着找过来"
        error={faults.address}
        rule={storeRules.address}
      />
    </Sheet>
  )
})
