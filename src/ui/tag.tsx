import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad'

/** A state in words, tinted: never colour alone (look.md). */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <Text className={classes('tag', tone !== 'plain' && `tag-${tone}`)}>{children}</Text>
}
