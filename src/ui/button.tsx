import { Button as Native, type ButtonProps as NativeProps } from '@tarojs/components'
import { type ReactNode, useRef, useState } from 'react'
import { classes } from './classes'

interface ButtonProps {
  children: ReactNode
  /** A promise keeps the button pending until it settles: a second tap does nothing meanwhile. */
  onPress?: () => unknown
  kind?: 'main' | 'soft' | 'quiet' | 'danger'
  big?: boolean
  /** As wide as its words instead of the whole row. */
  inline?: boolean
  disabled?: boolean
  openType?: NonNullable<NativeProps['openType']>
  id?: string
}

const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise

/** Two taps, one effect: the guard is a ref, so it holds before the pending state is drawn. */
function usePress(onPress: (() => unknown) | undefined) {
  const held = useRef(false)
  const [busy, setBusy] = useState(false)
  const press = async () => {
    if (held.current) return
    const work = onPress?.()
    if (!isPromise(work)) return
    held.current = true
    setBusy(true)
    try {
      await work
    } finally {
      held.current = false
      setBusy(false)
    }
  }
  return { busy, press }
}

export function Button({ children, onPress, kind = 'main', big, inline, ...rest }: ButtonProps) {
  const { busy, press } = usePress(onPress)
  const { disabled, openType, id } = rest
  return (
    <Native
      className={classes(
        'btn',
        kind !== 'main' && `btn-${kind}`,
        big && 'btn-big',
        inline && 'btn-inline',
        busy && 'btn-busy',
        disabled && 'btn-off',
      )}
      hoverClass="pressed"
      {...(id ? { id } : {})}
      {...(openType ? { openType } : {})}
      {...(disabled ? { disabled } : {})}
      {...(disabled ? {} : { onClick: press })}
    >
      {children}
    </Native>
  )
}
