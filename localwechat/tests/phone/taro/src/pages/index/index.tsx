import { Button, Canvas, Input, Text, View } from '@tarojs/components'
import Taro, { useDidShow, useLoad } from '@tarojs/taro'
import { useState } from 'react'

/** Deeper than baseLevel, so that Taro nests its `comp` component. */
const DEPTH = 12

function Nest({ depth, onTap }: { depth: number; onTap: () => void }) {
  if (depth === 0) {
    return (
      <Text id="deep" onClick={onTap}>
        深
      </Text>
    )
  }
  return (
    <View>
      <Nest depth={depth - 1} onTap={onTap} />
    </View>
  )
}

export default function Page() {
  const [count, setCount] = useState(0)
  const [name, setName] = useState('')
  const [shown, setShown] = useState(0)
  const [size, setSize] = useState('')
  useLoad((query) => setName(query.name ?? ''))
  useDidShow(() => setShown((times) => times + 1))
  const measure = () => {
    Taro.createSelectorQuery()
      .select('#paper')
      .fields({ node: true, size: true })
      .exec(([found]) => setSize(`${typeof found?.node?.getContext}`))
  }
  return (
    <View className="big">
      <Text id="say">
        {count} {name} {shown} {size}
      </Text>
      <Button id="add" onClick={() => setCount(count + 1)}>
        加
      </Button>
      <Input id="name" value={name} onInput={(event) => setName(event.detail.value)} />
      <Canvas id="paper" type="2d" />
      <Button id="measure" onClick={measure}>
        量
      </Button>
      <Button id="far" onClick={() => Taro.navigateTo({ url: '/far/deep/index?id=7' })}>
        远
      </Button>
      <Button
        id="missing"
        onClick={() =>
          Taro.startBeaconDiscovery({ uuids: [] }).catch((error) => setSize(error.message))
        }
      >
        缺
      </Button>
      <Nest depth={DEPTH} onTap={() => setCount(count + 100)} />
    </View>
  )
}
