import { useState } from 'react'
import type { ConsentView } from '#core/brand/views'
import { Button, ConsentLine, ConsentSheet, goHome } from '@/ui'

interface TakeFootProps {
  /** Present for a person who is no member yet: taking then also joins. */
  consent: ConsentView | undefined
  onTake: () => Promise<void>
}

/** Taking in one tap; a guest reads what the tap means and may look around instead. */
export function TakeFoot({ consent, onTake }: TakeFootProps) {
  const [reading, setReading] = useState(false)
  if (!consent) {
    return (
      <Button onPress={onTake} big id="take">
        收下这张券
      </Button>
    )
  }
  const button = (
    <Button onPress={onTake} big id="take">
      同意并收下
    </Button>
  )
  return (
    <>
      <ConsentLine action="点“同意并收下”就成为会员" onRead={() => setReading(true)} />
      {button}
      <Button kind="quiet" onPress={goHome}>
        先看看
      </Button>
      <ConsentSheet consent={consent} open={reading} onClose={() => setReading(false)} />
    </>
  )
}
