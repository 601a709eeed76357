import { View } from '@tarojs/components'
import type { Figures } from '@/stores/operator/board'
import { Cell, go, Section } from '@/ui'
import { Portions } from '@/ui/portions'

/** 1,204 位 */
const peopleText = (people: number): string =>
  `${String(people).replace(/\B(?=(\d{3})+$)/g, ',')} 位`

const FULL = 100

const widthOf = (people: number, of: number): number =>
  of === 0 ? 0 : Math.round((people / of) * FULL)

const shareText = (people: number, of: number | undefined): string =>
  of === undefined || of === 0 ? '' : ` · ${widthOf(people, of)}%`

/** From everybody who is known to those who came back; each step as a share of the one before. */
export const Funnel = ({ data: { funnel } }: { data: Figures }) => {
  const first = funnel[0]?.people ?? 0
  return (
    <Section title="从认识到熟客">
      <View className="card-box">
        {funnel.map(({ name, people }, place) => (
          <View key={name} className="stage" ariaLabel={`${name} ${peopleText(people)}`}>
            <View className="row-head">
              <View>{name}</View>
              <View className="num">
                {`${peopleText(people)}${shareText(people, funnel[place - 1]?.people)}`}
              </View>
            </View>
            <View className="bar gap-4">
              <View className="bar-in" style={{ width: `${widthOf(people, first)}%` }} />
            </View>
          </View>
        ))}
      </View>
    </Section>
  )
}

/** Everybody who is known stands in exactly one; each leads to its people. */
export const Pools = ({ data: { pools } }: { data: Figures }) => (
  <Section title="每个人都在一个池子里">
    <View className="doors">
      <Portions rows={pools} each={3}>
        {(portion) =>
          portion.map(({ id, name, advice, people }) => (
            <Cell
              key={id}
              label={name}
              hint={advice}
              value={peopleText(people)}
              onPress={() => go('data/behind', { kind: 'pool', pool: id })}
              last={id === pools.at(-1)?.id}
            />
          ))
        }
      </Portions>
    </View>
  </Section>
)

const inShort = (sizes: Figures['stages']): string =>
  sizes.map(({ name, people }) => `${name} ${people}`).join(' · ')

/** Largest groups first; all eight are a tap away. */
const THREE = 3
const largest = (sizes: Figures['groups']): Figures['groups'] =>
  [...sizes].sort((a, b) => b.people - a.people).slice(0, THREE)

interface Door {
  label: string
  hint: string
  path: string
  query?: Record<string, string>
}

const doorsOf = (data: Figures): Door[] => [
  { label: '会员阶段（AIPL）', hint: inShort(data.stages), path: 'data/stages' },
  { label: '顾客分组（RFM）', hint: inShort(largest(data.groups)), path: 'data/groups' },
  { label: '同期顾客', hint: '同一个月第一次买的人，后来又来没有', path: 'data/cohorts' },
  {
    label: '渠道和花费',
    hint: '哪个入口带来的人值，填了花费就能比',
    path: 'data/channels',
    query: { month: data.month },
  },
  { label: '好友留得住的人', hint: '谁请来的好友留下来最多', path: 'data/koc' },
]

/** Where to look closer. */
export const Closer = ({ data }: { data: Figures }) => {
  const doors = doorsOf(data)
  return (
    <Section title="细看">
      <View className="doors">
        <Portions rows={doors} each={3}>
          {(portion) =>
            portion.map(({ label, hint, path, query }) => (
              <Cell
                key={path}
                label={label}
                hint={hint}
                onPress={() => go(path, query)}
                last={path === doors.at(-1)?.path}
              />
            ))
          }
        </Portions>
      </View>
    </Section>
  )
}
