import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { Birthday as Given } from '#core/membership/views'
import type { MyProfile } from '@/stores/profile'
import { Button, Cell, Notice, Sheet } from '@/ui'
import { Pick } from '@/ui/pick'
import { type Chosen, chosenOf, days, givenOf, months, textOf, years } from './dates'

interface BirthdayProps {
  my: MyProfile
}

interface FormProps {
  now: number
  chosen: Chosen
  onChange: (chosen: Chosen) => void
}

const Wheels = ({ now, chosen, onChange }: FormProps) => (
  <>
    <Pick
      label="月"
      options={months}
      value={chosen.month}
      placeholder="选月份"
      onChange={(month) => onChange({ ...chosen, month })}
    />
    <Pick
      label="日"
      options={days}
      value={chosen.day}
      placeholder="选日子"
      onChange={(day) => onChange({ ...chosen, day })}
    />
    <Pick
      label="年份（可以不填）"
      options={years(now)}
      value={chosen.year}
      placeholder="不填"
      onChange={(year) => onChange({ ...chosen, year })}
    />
  </>
)

const BirthdaySheet = observer(function BirthdaySheet(
  props: BirthdayProps & { open: boolean; onClose: () => void },
) {
  const { my, open, onClose } = props
  const [chosen, setChosen] = useState(() => chosenOf(my.profile.birthday))
  const [wrong, setWrong] = useState(false)
  const { problem } = my.saving
  const save = async (given: Given | undefined) => {
    setWrong(given === undefined)
    if (!given) return
    const saved = await my.saveBirthday(given)
    // The page itself tells a child kindly; the sheet holds nothing of it any more.
    if (!saved && !my.tooYoung) return
    setChosen(chosenOf(my.profile.birthday))
    onClose()
  }
  const footer = (
    <Button
      disabled={!chosen.month || !chosen.day}
      onPress={() => save(givenOf(chosen))}
      id="save-birthday"
    >
      保存
    </Button>
  )
  return (
    <Sheet open={open} title="生日" onClose={onClose} footer={footer}>
      <View className="ink-2">未满 14 周岁请不要填，需要先由监护人同意。</View>
      <View className="gap-8" />
      {wrong && <Notice tone="bad">没有这一天，请再看一下</Notice>}
      {problem && !wrong && <Notice tone="bad">{problem.message}</Notice>}
      <Wheels now={my.load.at} chosen={chosen} onChange={setChosen} />
    </Sheet>
  )
})

/** Month and day; the year only for those who like to say it. */
export const Birthday = observer(function Birthday({ my }: BirthdayProps) {
  const [open, setOpen] = useState(false)
  const { birthday } = my.profile
  return (
    <View className="profile-part profile-cell">
      <Cell
        label="生日"
        hint="只用来算生日当月的积分，别处不用；可以不填"
        value={birthday ? textOf(birthday) : '没有填'}
        onPress={() => setOpen(true)}
        last
        id="birthday"
      />
      {birthday && (
        <View className="profile-act">
          <Button kind="quiet" inline onPress={() => my.saveBirthday(undefined)}>
            删掉生日
          </Button>
        </View>
      )}
      <BirthdaySheet my={my} open={open} onClose={() => setOpen(false)} />
    </View>
  )
})
