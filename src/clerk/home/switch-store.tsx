import { observer } from 'mobx-react-lite'
import { Cell, Sheet } from '@/ui'
import { desk } from '../till'

/** A clerk of several stores says where they stand. */
export const SwitchStore = observer(function SwitchStore(props: {
  open: boolean
  onClose: () => void
}) {
  const { stores = [], store } = desk.home.data ?? {}
  const choose = async (storeId: string) => {
    props.onClose()
    await desk.choose(storeId)
  }
  return (
    <Sheet open={props.open} title="您现在在哪家店" onClose={props.onClose}>
      {stores.map(({ id, name, address }, place) => (
        <Cell
          key={id}
          label={name}
          hint={id === store?.id ? `${address}（现在）` : address}
          onPress={() => choose(id)}
          last={place === stores.length - 1}
        />
      ))}
    </Sheet>
  )
})
