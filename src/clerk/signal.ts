import { buzz } from '@/ui'
import { chime } from './till'

type Kind = 'good' | 'bad'
type Player = WechatMiniprogram.InnerAudioContext

const players: Partial<Record<Kind, Player>> = {}

const playerOf = (kind: Kind): Player => {
  const player = players[kind] ?? wx.createInnerAudioContext()
  if (!players[kind]) {
    player.src = `/clerk/sounds/${kind}.wav`
    // Silence is no fault: the phone is muted, or something else plays.
    player.onError(() => undefined)
    players[kind] = player
  }
  return player
}

/** A phone that can not sound stays silent. */
function sound(kind: Kind): void {
  if (!chime.on) return
  try {
    const player = playerOf(kind)
    player.stop()
    player.play()
  } catch (fault) {
    console.warn('no sound', fault)
  }
}

/** Felt and heard without a look at the screen: short and high for a yes, long and low for a no. */
export function signal(kind: Kind): void {
  if (kind === 'good') buzz()
  else wx.vibrateLong({ fail: () => undefined })
  sound(kind)
}
