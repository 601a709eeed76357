import { Image, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Contact } from '@/stores/contact'
import { Cell, Loaded, Sheet } from '@/ui'
import './contact-cell.scss'

const Picture = observer(function Picture({ contact }: { contact: Contact }) {
  if (!contact.load.asked) return null
  return (
    <Loaded of={contact.load} skeleton="code" onRetry={() => contact.read()}>
      {({ qr }) => (
        <View className="contact-code" id="contact-code">
          {/* White by day and by night; WeChat reads the code in it when it is pressed long. */}
          <Image className="contact-picture" src={qr} mode="aspectFit" showMenuByLongpress />
        </View>
      )}
    </Loaded>
  )
})

/** What is still missing for the benefit: the brand is added on WeCom, by the inviter's own code. */
export const ContactCell = observer(function ContactCell({ code }: { code: string }) {
  const [contact] = useState(() => new Contact(code))
  const [open, setOpen] = useState(false)
  const show = () => {
    void contact.read()
    setOpen(true)
  }
  return (
    <>
      <Cell id="contact" label="添加品牌的企业微信" hint="添加后见面礼到账" onPress={show} last />
      <Sheet open={open} title="添加企业微信" onClose={() => setOpen(false)}>
        <Picture contact={contact} />
        <View className="center gap-12">长按二维码，添加品牌的工作人员</View>
      </Sheet>
    </>
  )
})
