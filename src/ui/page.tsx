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
  /** Lets the body use the whole wide window (two columns). */
  roomy?: boolean
}

/** Root of every page: theme, text size and window width reach all below it as CSS variables. */
export const Page = observer(function Page({ children, footer, tone, roomy }: PageProps) {
  return (
    <View
      className={classes('page', look.wide && 'wide')}
      style={tone === 'code' ? look.codeVars : look.vars}
    >
      <View className={classes('page-body', roomy && 'page-wide-body')}>{children}</View>
      {footer && (
        <View className="page-foot">
          <View className="page-foot-in">{footer}</View>
        </View>
      )}
      <PrivacySheet />
    </View>
  )
})
