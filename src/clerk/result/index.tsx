import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { look } from '@/stores/look'
import { Button, Empty, Page, replace } from '@/ui'
import { scanNow } from '../till'
import '../clerk.scss'
import { Done, RefusedNow, toneOf } from './verdict'

/** The bar above takes the page's colour: full screen is full screen. */
const paintBar = (backgroundColor: string, frontColor: '#ffffff' | '#000000') => {
  wx.setNavigationBarColor({ backgroundColor, frontColor, fail: () => undefined })
}

const useBarOf = (tone: ReturnType<typeof toneOf>) => {
  const paint = () => {
    if (tone) paintBar(look.theme[tone], look.dark ? '#000000' : '#ffffff')
  }
  useDidShow(paint)
  useEffect(paint, [tone])
}

export default observer(function ClerkResult() {
  const [scan] = useState(scanNow)
  const outcome = scan?.outcome
  useBarOf(toneOf(outcome))
  if (!scan || !outcome) {
    return (
      <Page>
        <Empty mark="空" text="这里显示刚刚那一次核销的结果，现在没有">
          <Button onPress={() => replace('clerk/home')}>回到工作台</Button>
        </Empty>
      </Page>
    )
  }
  return (
    <View className={`page${look.shape}`} style={look.vars}>
      {outcome.kind === 'done' ? (
        <Done scan={scan} outcome={outcome} />
      ) : (
        <RefusedNow problem={outcome.problem} />
      )}
    </View>
  )
})
