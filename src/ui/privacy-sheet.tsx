import { Button as Native, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { privacy } from '@/stores/privacy'
import { Button } from './button'
import { Sheet } from './sheet'

const AGREE_ID = 'agree-privacy'

const readTerms = () => {
  wx.openPrivacyContract({ fail: () => undefined })
}

/** WeChat's privacy question in our own words. Refusing only stops the one thing that asked. */
export const PrivacySheet = observer(function PrivacySheet() {
  const refuse = () => privacy.answer('disagree')
  return (
    <Sheet
      open={privacy.asked}
      title="用到这一步之前"
      onClose={refuse}
      closeText="不同意"
      footer={
        <Native
          id={AGREE_ID}
          className="btn"
          hoverClass="pressed"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={() => privacy.answer('agree', AGREE_ID)}
        >
          同意并继续
        </Native>
      }
    >
      <View>
        这一步要用到微信的一项隐私接口。请先看《隐私保护指引》。不同意也可以继续用小程序的其他部分。
      </View>
      <View className="gap-12" />
      <Button kind="soft" onPress={readTerms}>
        看《隐私保护指引》
      </Button>
    </Sheet>
  )
})
