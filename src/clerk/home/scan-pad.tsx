import { Button as Native, View } from '@tarojs/components'
import { Button } from '@/ui'
import { scanNext } from '../scan'

/** Two taps open one camera. */
let open = false
const scan = async (onNoCamera: () => void) => {
  if (open) return
  open = true
  try {
    await scanNext({ onNoCamera })
  } finally {
    open = false
  }
}

export const ScanPad = ({ onType }: { onType: () => void }) => (
  <>
    <Native className="till-scan" hoverClass="pressed" onClick={() => scan(onType)}>
      <View className="till-frame">
        <View className="till-corner till-tl" />
        <View className="till-corner till-tr" />
        <View className="till-corner till-bl" />
        <View className="till-corner till-br" />
        <View className="till-beam" />
      </View>
      <View>扫一扫核销</View>
      <View className="t14">会员码也能收款</View>
    </Native>
    <View className="gap-4" />
    <Button kind="quiet" onPress={onType}>
      输入券码数字
    </Button>
  </>
)
