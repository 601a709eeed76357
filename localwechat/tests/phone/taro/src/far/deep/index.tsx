import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'

export default function Page() {
  return <Text id="id">编号 {useRouter().params.id}</Text>
}
