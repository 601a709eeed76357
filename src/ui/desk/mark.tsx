import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import type { TypedValue } from '@/stores/operator/entry'
import { markOf, Notes } from '@/ui/notes'

/** Frame of what is chosen and not typed: it is marked like a field. No fields inside: they mark themselves. */
export const Marked = observer(function Marked(props: { of: TypedValue; children?: ReactNode }) {
  const noted = { error: props.of.fault, rule: props.of.rule || undefined }
  return (
    <View className={markOf(noted)}>
      {props.children}
      <Notes {...noted} />
    </View>
  )
})
