import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { type ReactNode, useRef } from 'react'
import { momentText } from '#core/kernel/time'
import type { Rows } from '@/stores/rows'
import { Button } from './button'
import { Notice, Refused, Skeleton, type Way } from './states'

interface ListedProps<T extends object> {
  of: Rows<T>
  /** What to show when there is not one row. */
  empty: ReactNode
  /** Way out for a refusal, by its code. */
  ways?: Partial<Record<string, Way>>
  /** Another list of the page is looked at: the end of the page is not this one's. */
  idle?: boolean
  children: (rows: T[]) => ReactNode
}

/** The first rows could not be had: what was seen before is marked with its time. */
const Stale = observer(function Stale<T extends object>({ of }: { of: Rows<T> }) {
  if (!of.problem) return null
  return (
    <Notice tone="warn" act="再试一次" onAct={() => of.load()}>
      {of.problem.message}。下面是 {momentText(of.at)} 的内容
    </Notice>
  )
}) as <T extends object>(props: { of: Rows<T> }) => ReactNode

/** A list in its states: skeleton, refused, empty, or rows with more behind them. */
export const Listed = observer(function Listed<T extends object>(props: ListedProps<T>) {
  const { of, empty, ways, idle, children } = props
  useReachBottom(() => {
    if (!idle) void of.more()
  })
  const looked = useRef(!idle)
  if (!idle) looked.current = true
  if (!of.rows) {
    // A list nobody has looked at was not asked for: nothing of it is on its way.
    if (!of.problem) return looked.current ? <Skeleton shape="rows" /> : null
    return <Refused problem={of.problem} onRetry={() => of.load()} way={ways?.[of.problem.code]} />
  }
  return (
    <>
      {/* Alone in their places: what comes or goes beside the rows would send them all again. The
          rows have no box more: native ones work only so deep (facts/taro.md §8). */}
      <View>
        <Stale of={of} />
      </View>
      {of.rows.length === 0 ? empty : children(of.rows)}
      <View>
        {of.next && (
          <View className="gap-12">
            <Button kind="quiet" onPress={() => of.more()}>
              再往前看
            </Button>
          </View>
        )}
      </View>
    </>
  )
}) as <T extends object>(props: ListedProps<T>) => ReactNode
