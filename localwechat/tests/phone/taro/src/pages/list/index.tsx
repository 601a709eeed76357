import { Text, View } from '@tarojs/components'
import { useState } from 'react'

export default function Page() {
  const [rows, setRows] = useState(['a', 'b', 'c'])
  return (
    <View>
      {rows.map((row) => (
        <View key={row} className="row" onClick={() => setRows(rows.filter((one) => one !== row))}>
          <Text>{row}</Text>
        </View>
      ))}
    </View>
  )
}
