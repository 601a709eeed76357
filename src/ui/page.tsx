import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { ReactNode } from 'react'
import { look } from '@/stores/look'
import { classes } from './classes'
import { PrivacySheet } from './privacy-sheet'

interface PageProps {
  children?: ReactNode
  /** Stays in reach of the thumb while the page scrolls. */
  footer?: ReactNode
  /** `code`: white and bright by day and by night, since a scanner reads it (look.md). */
  tone?: 'paper' | 'code'
  /** Lets the body use the whole wide window. */
  roomy?: boolean
  /** The children with class `col` stand side by side in a wide window. */
  cols?: boolean
}

/** Root of every page: theme, text size and window width reach all below it as CSS variables. */
export const Page = observer(function Page({ children, footer, tone, roomy, cols }: PageProps) {
  return (
    <View className={`page${look.shape}`} style={tone === 'code' ? look.codeVars : look.vars}>
      <View className={classes('page-body', (roomy || cols) && 'page-wide-body', cols && 'cols')}>
        {children}
      </View>
      {footer && (
        <View className="page-foot">
          <View className="page-foot-in">{footer}</View>
        </View>
      )}
      <PrivacySheet />
    </View>
  )
})
