import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { type BusinessDay, dateText, startOfDay } from '#core/kernel/time'
import type { TagOn } from '#core/tags/views'
import { PersonTags } from '@/stores/data/person-tags'
import { Notice, Section, say } from '@/ui'
import { Pick, PickDay } from '../pick'
import { Portions } from '../portions'
import { TagName } from './tag-name'
import { WhySheet } from './why-sheet'

/** The read model is some minutes behind (server/persons). */
const NOT_YET = '刚入会，顾客资料还在整理，几分钟后可以打标签。'

interface PartProps {
  of: PersonTags
}

const dayOf = (day: string, now: number): string => dateText(startOfDay(day as BusinessDay), now)

const spanText = ({ from, until }: TagOn, now: number): string =>
  until ? `${dayOf(from, now)} 到 ${dayOf(until, now)}` : `${dayOf(from, now)} 起`

const whyText = ({ hand, why }: TagOn): string =>
  `${hand ? '手动' : '自动'}：${why || '没有写原因'}`

const Row = ({ tag, now, onTake }: { tag: TagOn; now: number; onTake: () => void }) => (
  <View className="fold-row">
    <View className="row-head">
      <View className="grow">
        <TagName name={tag.name} colour={tag.colour} />
      </View>
      {tag.hand && (
        <View className="row-link" hoverClass="pressed" onClick={onTake}>
          取下
        </View>
      )}
    </View>
    <View className="t14 ink-2">{whyText(tag)}</View>
    <View className="t14 ink-3">{spanText(tag, now)}</View>
  </View>
)

const TakeSheet = observer(function TakeSheet({ of }: PartProps) {
  const { asked } = of
  const take = async () => {
    if (await of.take()) say('已取下')
  }
  return (
    <WhySheet
      id="take-tag"
      open={asked !== undefined}
      title={asked ? `取下「${asked.name}」` : '取下标签'}
      effect="取下后：按标签选人时不再算这一位；操作记录里留着。"
      yes="取下"
      step={of.taking}
      why={of.why}
      example="例如：口味变了"
      hint="可以不填；填了会写进操作记录"
      onYes={take}
      onClose={() => of.ask(undefined)}
    />
  )
})

const PutSheet = observer(function PutSheet(
  props: PartProps & { open: boolean; onClose: () => void },
) {
  const { of, open, onClose } = props
  const mayPut = of.shown.data?.mayPut ?? []
  const put = async () => {
    if (!(await of.put())) return
    onClose()
    say('已打上')
  }
  return (
    <WhySheet
      id="put-tag"
      open={open}
      title="打一个标签"
      effect="打上后：按标签选人时会算上这一位。到期的第二天自己取下。"
      yes="打上"
      step={of.putting}
      why={of.why}
      example="例如：店里聊天时说的"
      hint="可以不填；填了会写进操作记录"
      onYes={put}
      onClose={onClose}
    >
      <Pick
        label="哪个标签"
        options={mayPut.map(({ id, name }) => ({ value: id, label: name }))}
        value={of.tagId}
        onChange={(id) => of.choose(id)}
        placeholder={mayPut.length === 0 ? '没有可以手动打的标签，请先建一个' : '选一个手动标签'}
        error={of.wanted.fault}
        rule={of.wanted.rule}
      />
      <PickDay
        label="到哪一天为止（不选就一直留着）"
        value={of.until.text}
        onChange={(until) => of.until.type(until)}
      />
      <View>
        {of.until.text !== '' && (
          <View className="list-act" hoverClass="pressed" onClick={() => of.until.type('')}>
            不设到期日
          </View>
        )}
      </View>
    </WhySheet>
  )
})

const List = observer(function List({ of }: PartProps) {
  const { data, problem, at } = of.shown
  if (problem && !data) {
    return (
      <Notice act="再试一次" onAct={() => of.load()}>
        {problem.code === 'persons.not-found' ? NOT_YET : problem.message}
      </Notice>
    )
  }
  if (!data) return <View className="ink-3">正在取标签…</View>
  if (data.tags.length === 0) return <View className="ink-3">还没有标签。</View>
  return (
    <View className="doors">
      <Portions rows={data.tags} each={6}>
        {(portion) =>
          portion.map((tag) => <Row key={tag.id} tag={tag} now={at} onTake={() => of.ask(tag)} />)
        }
      </Portions>
    </View>
  )
})

/** Tags of one person, each with its reason; those put on by hand can be taken off again. */
export const TagsOf = observer(function TagsOf({ personId }: { personId: string }) {
  const [of] = useState(() => new PersonTags(personId))
  const [open, setOpen] = useState(false)
  useEffect(() => {
    void of.load()
  }, [of])
  const begin = () => {
    of.prepare()
    setOpen(true)
  }
  return (
    <Section title="标签" {...(of.shown.data ? { more: '打标签', onMore: begin } : {})}>
      <View>
        <List of={of} />
      </View>
      <PutSheet of={of} open={open} onClose={() => setOpen(false)} />
      <TakeSheet of={of} />
    </Section>
  )
})
