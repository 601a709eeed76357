import { Image, Button as Native, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { MyProfile } from '@/stores/profile'
import { Button, Notice, Stamp } from '@/ui'

/** A name of its own for each picture: a cached old one is never shown for a new one. */
const nameOf = (path: string): string => {
  const extension = path.match(/\.(png|jpe?g|webp)$/i)?.[1]?.toLowerCase() ?? 'jpg'
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}.${extension}`
}

async function upload(folder: string, filePath: string): Promise<string | undefined> {
  try {
    const cloudPath = `${folder}/${nameOf(filePath)}`
    const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath })
    return fileID
  } catch {
    return undefined
  }
}

/** WeChat's own way to a picture; nothing is asked before the tap. */
export const Avatar = observer(function Avatar({ my }: { my: MyProfile }) {
  const [lost, setLost] = useState(false)
  const { avatar } = my.profile
  const choose = async (path: string) => {
    const fileId = await upload(my.load.data?.avatarFolder ?? '', path)
    setLost(fileId === undefined)
    if (fileId) await my.save({ avatar: fileId })
  }
  return (
    <View className="profile-part">
      <View className="row">
        <Native
          id="avatar"
          className="avatar"
          hoverClass="pressed"
          openType="chooseAvatar"
          ariaLabel="换头像"
          onChooseAvatar={(event) => choose(event.detail.avatarUrl)}
        >
          {avatar ? (
            <Image className="avatar-in" src={avatar} mode="aspectFill" />
          ) : (
            <View className="accent">
              <Stamp mark="像" round />
            </View>
          )}
        </Native>
        <View className="grow">
          <View>头像</View>
          <View className="t14 ink-3">只在您自己的会员卡上看得到。点图就能换</View>
        </View>
        {avatar && (
          <Button kind="quiet" inline onPress={() => my.save({ avatar: undefined })}>
            删掉
          </Button>
        )}
      </View>
      {lost && <Notice tone="bad">头像没有传上去，请检查网络后再选一次</Notice>}
    </View>
  )
})
