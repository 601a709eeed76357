import { observer } from 'mobx-react-lite'
import type { Program } from '@/stores/operator/program'
import { Button, Notice, say } from '@/ui'
import { showFault } from '@/ui/fault'

const elsewhere = ({ tab, points, form }: Program) =>
  tab === 'points' ? points.elsewhere : form.saving.problem

const Problem = observer(function Problem({ program }: { program: Program }) {
  const problem = elsewhere(program)
  return problem ? <Notice tone="bad">{problem.message}</Notice> : null
})

/** Saves the form in front; the other two stay as they are. */
export const Foot = ({ program }: { program: Program }) => {
  const save = async () => {
    if (await program.form.save()) say('已保存')
    else if (!elsewhere(program)) showFault()
  }
  return (
    <>
      <Problem program={program} />
      <Button onPress={save}>保存这一页</Button>
    </>
  )
}
