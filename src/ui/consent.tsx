import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ConsentView } from '#core/brand/views'
import { Portions } from './portions'
import { Sheet } from './sheet'

interface ConsentSheetProps {
  consent: ConsentView | undefined
  open: boolean
  onClose: () => void
  footer?: ReactNode
}

/** Characters in one setData: 3 bytes each, so below its 5 KB. */
const PIECE = 1400

/** A text in pieces; set side by side they read as one. */
const piecesOf = (text: string): string[] => {
  const characters = [...text]
  const count = Math.ceil(characters.length / PIECE)
  return Array.from({ length: count }, (_, place) =>
    characters.slice(place * PIECE, (place + 1) * PIECE).join(''),
  )
}

/** The whole text of what a member agrees to, before and after. */
export function ConsentSheet({ consent, open, onClose, footer }: ConsentSheetProps) {
  if (!consent) return null
  return (
    <Sheet open={open} title="会员须知" onClose={onClose} footer={footer}>
      <View className="t14 ink-3">版本 {consent.version}</View>
      <Portions rows={piecesOf(consent.text)} each={1}>
        {([piece]) => (
          <Text className="pre" userSelect>
            {piece}
          </Text>
        )}
      </Portions>
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
