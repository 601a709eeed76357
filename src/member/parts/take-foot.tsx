import { useState } from 'react'
import type { ConsentView } from '#core/brand/views'
import { Button, ConsentLine, ConsentSheet, goHome } from '@/ui'

interface TakeFootProps {
  /** Present for a person who is no member yet: taking then also joins. */
  consent: ConsentView | undefined
  onTake: () => Promise<void>
  /** What is taken, where it is no ticket. */
  words?: { take: string; agree: string }
}

const ticket = { take: '收下这张券', agree: '同意并收下' }

/** Taking in one tap; a guest reads what the tap means and may look around instead. */
export function TakeFoot({ consent, onTake, words = ticket }: TakeFootProps) {
  const [reading, setReading] = useState(false)
  if (!consent) {
    return (
      <Button onPress={onTake} big id="take">
        {words.take}
      </Button>
    )
  }
  const button = (
    <Button onPress={onTake} big id="take">
      {words.agree}
    </Button>
  )
  return (
    <>
      <ConsentLine action={`点“${words.agree}”就成为会员`} onRead={() => setReading(true)} />
      {button}
      <Button kind="quiet" onPress={goHome}>
        先看看
      </Button>
      <ConsentSheet consent={consent} open={reading} onClose={() => setReading(false)} />
    </>
  )
}
