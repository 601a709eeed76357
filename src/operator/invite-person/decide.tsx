import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import type { CreditState } from '#core/invites/views'
import type { InvitePerson } from '@/stores/operator/invite-person'
import { Button } from '@/ui'

interface PartProps {
  person: InvitePerson
}

/** What has ended is not opened again; against fraud that was kept there is the list of the stopped. */
const mayRefuse: readonly CreditState[] = ['held', 'waiting', 'counted']

const Allow = ({ person }: PartProps) => (
  <Button onPress={() => person.ask('allow')}>核实通过</Button>
)

const Refuse = ({ person }: PartProps) => (
  <Button kind="danger" onPress={() => person.ask('refuse')}>
    不予计入
  </Button>
)

const Block = ({ person, blocked }: PartProps & { blocked: boolean }) => (
  <Button kind="quiet" onPress={() => person.ask(blocked ? 'unblock' : 'block')}>
    {blocked ? '恢复这位好友' : '停用这位好友'}
  </Button>
)

/** At the thumb: yes or no for this friend, and the list of those who earn nothing. */
export const Decide = observer(function Decide({ person }: PartProps) {
  const { told } = person
  if (!told) return null
  const { state } = told.card
  return (
    <View>
      <View className="row">
        {mayRefuse.includes(state) && <Refuse person={person} />}
        {state === 'held' && <Allow person={person} />}
      </View>
      <Block person={person} blocked={told.blocked} />
    </View>
  )
})
