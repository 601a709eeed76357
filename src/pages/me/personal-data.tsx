import { View } from '@tarojs/components'
import { Button, Cell, Sheet } from '@/ui'

const facts: [string, string][] = [
  ['微信身份', '微信给这个小程序的一串编号，用来认出您；不含微信昵称、头像和手机号'],
  ['会员号与入会时间', '店员只看得到会员号的后四位'],
  ['您的券', '哪张卡领的、什么时候、在哪家店用了'],
  ['消费与积分', '店员收款时记下的金额、门店和时间，积分怎么来、怎么用、什么时候到期'],
  ['签到', '哪几天签到了'],
  ['邀请', '打开过谁的邀请、什么时候；手机和网络只存认不出的编号，用来防刷，活动结束后删除'],
  ['您自己填的', '头像、称呼、生日、手机号：都可以不填，随时能改能删'],
  ['您同意过的须知', '版本和时间'],
]

const readTerms = () => {
  wx.openPrivacyContract({ fail: () => undefined })
}

/** What is kept about a person and what for, in plain words (platform.md C19–C21). */
export function PersonalData({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Sheet
      open={open}
      title="我的个人信息"
      onClose={onClose}
      footer={
        <Button kind="soft" onPress={readTerms}>
          看《隐私保护指引》
        </Button>
      }
    >
      <View className="ink-2">只存下面这些，只用于会员权益和答复您。不会给别的商家。</View>
      {facts.map(([label, hint], place) => (
        <Cell key={label} label={label} hint={hint} last={place === facts.length - 1} />
      ))}
    </Sheet>
  )
}
