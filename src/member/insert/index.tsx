import { Button, Text, View } from '@tarojs/components'
import { useState } from 'react'

export default function Page() {
  const [count, setCount] = useState(0)
  return (
    <View>
      <Text>点了 {count} 次</Text>
      <Button onClick={() => setCount(count + 1)}>再点一次</Button>
    </View>
  )
}
