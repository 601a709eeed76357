import { View } from '@tarojs/components'
import { useDidShow, useShareAppMessage } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { look } from '@/stores/look'
import { roleText, Staff } from '@/stores/operator/staff'
import { Button, Empty, Page } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { Listed } from '@/ui/listed'
import { Portions } from '@/ui/portions'
import '../operator.scss'
import { DevicesSheet } from './devices-sheet'
import { InviteSheet } from './invite-sheet'
import { LimitSheet } from './limit-sheet'
import { Person } from './person'
import { RevokeSheet } from './revoke-sheet'

/** Only the invitation's own button carries the token; the page's menu shares nothing. */
const useShareInvitation = (staff: Staff) =>
  useShareAppMessage(({ from }) => {
    const { invitation } = staff
    if (from !== 'button' || !invitation) return { title: '熟客', path: '/pages/card/index' }
    const place = invitation.store?.name ?? look.brand.name
    const title = `请您来「${place}」做${roleText[staff.role]}`
    return { title, path: `/${invitation.path.replace(/^\//, '')}` }
  })

export default observer(function OperatorStaff() {
  const [staff] = useState(() => new Staff())
  const [inviting, setInviting] = useState(false)
  useDidShow(() => {
    void staff.load()
  })
  useShareInvitation(staff)
  const open = () => {
    staff.forgetInvitation()
    setInviting(true)
  }
  // Somebody may have accepted while the code was on the screen.
  const close = () => {
    setInviting(false)
    void staff.list.load()
  }
  const footer = staff.list.rows && <Button onPress={open}>邀请员工</Button>
  return (
    <Page roomy footer={footer}>
      <Listed
        of={staff.list}
        ways={operatorWays}
        empty={<Empty mark="人" text="还没有员工。邀请一位店员，就能在店里扫码核销。" />}
      >
        {(rows) => (
          <View className="two">
            <Portions rows={rows} each={2}>
              {(portion) =>
                portion.map((person) => (
                  <Person
                    key={person.id}
                    person={person}
                    now={staff.list.at}
                    onLeave={(loss) => staff.askLeave(loss)}
                    onLimit={(post) => staff.askLimit(post)}
                    onDevices={(staffId) => staff.open(staffId)}
                  />
                ))
              }
            </Portions>
          </View>
        )}
      </Listed>
      <InviteSheet staff={staff} open={inviting} onClose={close} />
      <RevokeSheet staff={staff} />
      <LimitSheet staff={staff} />
      <DevicesSheet staff={staff} />
    </Page>
  )
})
