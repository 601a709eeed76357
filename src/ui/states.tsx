import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { type ReactNode, useEffect, useState } from 'react'
import { momentText } from '#core/kernel/time'
import type { Problem } from '@/cloud'
import type { Load } from '@/stores/load'
import { Button } from './button'
import { classes } from './classes'
import { atHome, goHome } from './go'
import { Stamp } from './stamp'
import type { Tone } from './tag'

/** Below this a skeleton would only flicker (look.md). */
const SKELETON_AFTER_MS = 300

interface NoticeProps {
  tone?: Exclude<Tone, 'accent'>
  children: ReactNode
  act?: string
  onAct?: () => unknown
}

/** One sentence on the page, with at most one way on. */
export function Notice({ tone = 'plain', children, act, onAct }: NoticeProps) {
  return (
    <View className={classes('notice', tone !== 'plain' && `notice-${tone}`)}>
      <View className="grow">{children}</View>
      {act && onAct && (
        <View className="notice-act" hoverClass="pressed" onClick={onAct}>
          {act}
        </View>
      )}
    </View>
  )
}

interface EmptyProps {
  mark?: string
  text: ReactNode
  children?: ReactNode
}

/** Says what is not there and what to do; `children` are its buttons. */
export function Empty({ mark = '空', text, children }: EmptyProps) {
  return (
    <View className="empty ink-3">
      <Stamp mark={mark} round />
      <View className="empty-text">{text}</View>
      {children && <View className="empty-acts">{children}</View>}
    </View>
  )
}

export type SkeletonShape = 'rows' | 'card' | 'lines' | 'code'

const parts: Record<SkeletonShape, string[]> = {
  rows: ['skel-row', 'skel-row skel-next', 'skel-row skel-last'],
  card: ['skel-card', 'skel-line skel-short', 'skel-row'],
  lines: ['skel-line skel-short', 'skel-line', 'skel-line skel-last'],
  code: ['skel-line skel-short', 'skel-code', 'skel-line'],
}

/** The shape of what is coming, from 300 ms on. */
export function Skeleton({ shape }: { shape: SkeletonShape }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SKELETON_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <View>
      {parts[shape].map((name) => (
        <View key={name} className={`skel ${name}`} />
      ))}
    </View>
  )
}

export interface Way {
  label: string
  onPress: () => unknown
}
interface RefusedProps {
  problem: Problem
  onRetry?: () => unknown
  /** The way out, when there is a better one than trying again or going home. */
  way?: Way | undefined
}

/** A page that could not be shown: the sentence of its code, and the way out. */
export function Refused({ problem, onRetry, way }: RefusedProps) {
  const mayHelp = problem.code.startsWith('client.') || problem.code.startsWith('server.')
  return (
    <Empty mark={problem.code === 'client.offline' ? '断' : '歉'} text={problem.message}>
      {way && <Button onPress={way.onPress}>{way.label}</Button>}
      {!way && mayHelp && onRetry && <Button onPress={onRetry}>再试一次</Button>}
      {way?.onPress !== goHome && !atHome() && (
        <Button kind="quiet" onPress={goHome}>
          回到会员卡
        </Button>
      )}
    </Empty>
  )
}

interface LoadedProps<T> {
  of: Load<T>
  skeleton: SkeletonShape
  onRetry: () => unknown
  /** Way out for a refusal, by its code. */
  ways?: Partial<Record<string, Way>>
  /** What is shown from before when there is no network: 券包. */
  what?: string
  children: (data: T) => ReactNode
}

const staleText = ({ code, message }: Problem, at: number, what: string | undefined): string =>
  what && code === 'client.offline'
    ? `离线，${momentText(at)} 的${what}`
    : `${message}。下面是 ${momentText(at)} 的内容`

/** Draws a query: skeleton, refusal, or its data, marked with its time when nothing newer came. */
export const Loaded = observer(function Loaded<T>(props: LoadedProps<T>) {
  const { of, skeleton, onRetry, ways, what, children } = props
  if (of.data === undefined) {
    if (!of.problem) return <Skeleton shape={skeleton} />
    return <Refused problem={of.problem} onRetry={onRetry} way={ways?.[of.problem.code]} />
  }
  return (
    <>
      {of.problem && (
        <Notice tone="warn" act="再试一次" onAct={onRetry}>
          {staleText(of.problem, of.at, what)}
        </Notice>
      )}
      {children(of.data)}
    </>
  )
}) as <T>(props: LoadedProps<T>) => ReactNode
