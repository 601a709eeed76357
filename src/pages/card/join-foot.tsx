import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ConsentView } from '#core/brand/views'
import type { Problem } from '@/cloud'
import { home } from '@/stores/home'
import { invites } from '@/stores/invites'
import { Button, ConsentLine, ConsentSheet, Notice } from '@/ui'

interface JoinFootProps {
  consent: ConsentView | undefined
  /** The person is looking around: only the door stays. */
  small: boolean
  onLook: () => void
  onBack: () => void
}

/** Joining at the thumb: what the tap means, the text to read, and a way to do without. */
export function JoinFoot({ consent, small, onLook, onBack }: JoinFootProps) {
  const [reading, setReading] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  if (!consent) return null
  const join = async () => {
    const answer = await home.join(consent)
    setProblem(answer.ok ? undefined : answer.error)
    // Points, tier, check-in and campaigns of the new member are the server's to tell.
    if (answer.ok) void home.refresh().then(() => invites.glance())
  }
  if (small) {
    return (
      <Button kind="soft" onPress={onBack}>
        想好了，去入会
      </Button>
    )
  }
  const joinButton = <Button onPress={join}>同意并入会</Button>
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <ConsentLine action="点“同意并入会”" onRead={() => setReading(true)} />
      <View id="join">{joinButton}</View>
      <Button kind="quiet" onPress={onLook}>
        先看看
      </Button>
      <ConsentSheet
        consent={consent}
        open={reading}
        onClose={() => setReading(false)}
        footer={joinButton}
      />
    </>
  )
}
