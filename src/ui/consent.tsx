import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ConsentView } from '#core/brand/contract'
import { Sheet } from './sheet'

interface ConsentSheetProps {
  consent: ConsentView | undefined
  open: boolean
  onClose: () => void
  footer?: ReactNode
}

/** The whole text of what a member agrees to, before and after. */
export function ConsentSheet({ consent, open, onClose, footer }: ConsentSheetProps) {
  if (!consent) return null
  return (
    <Sheet open={open} title="会员须知" onClose={onClose} footer={footer}>
      <View className="t14 ink-3">版本 {consent.version}</View>
      <Text className="pre" userSelect>
        {consent.text}
      </Text>
    </Sheet>
  )
}

/** Stands above every button that joins: what the tap means, and the text one tap away. */
export function ConsentLine({ action, onRead }: { action: string; onRead: () => void }) {
  return (
    <View className="consent-line t14 ink-2 center" hoverClass="pressed" onClick={onRead}>
      {action}，表示您看过并同意<Text className="accent">《会员须知》</Text>
    </View>
  )
}
