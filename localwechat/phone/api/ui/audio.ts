import { type Data, type PhoneContext, registerApis, syncApi } from '../../runtime/context.ts'

type Listener = (result: Data) => void
type Signal = 'canplay' | 'play' | 'pause' | 'stop' | 'ended' | 'error' | 'timeUpdate'

/** Events of the browser's own player, and what the platform calls them. */
const SIGNALS: [browser: string, signal: Signal][] = [
  ['canplay', 'canplay'],
  ['play', 'play'],
  ['pause', 'pause'],
  ['ended', 'ended'],
  ['timeupdate', 'timeUpdate'],
]

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

function listeners() {
  const all = new Map<Signal, Set<Listener>>()
  const of = (signal: Signal) => {
    const found = all.get(signal) ?? new Set<Listener>()
    all.set(signal, found)
    return found
  }
  const names: Signal[] = ['canplay', 'play', 'pause', 'stop', 'ended', 'error', 'timeUpdate']
  const ways = names.flatMap((name) => [
    [`on${capital(name)}`, (listener: Listener) => of(name).add(listener)],
    [
      `off${capital(name)}`,
      (listener?: Listener) => (listener ? of(name).delete(listener) : of(name).clear()),
    ],
  ])
  return {
    tell: (signal: Signal, result: Data = {}) => {
      for (const listener of of(signal)) listener(result)
    },
    ways: Object.fromEntries(ways) as Record<string, (listener: Listener) => unknown>,
  }
}

/**
 * One player of short sounds, on the browser's own. What the browser can not or may not play (no
 * sound card, no tap yet) is told by onError, as a phone does.
 */
function innerAudio(ctx: PhoneContext) {
  const player = ctx.document.createElement('audio')
  const { tell, ways } = listeners()
  // Without a player at all (jsdom) every sound is one that can not be played.
  const able = player.canPlayType('audio/wav') !== ''
  const fail = (fault: unknown) => tell('error', { errCode: 10001, errMsg: String(fault) })
  let src = ''
  for (const [browser, signal] of SIGNALS) player.addEventListener(browser, () => tell(signal))
  player.addEventListener('error', () =>
    tell('error', { errCode: 10003, errMsg: `no sound: ${src}` }),
  )
  return {
    ...ways,
    get src() {
      return src
    },
    set src(path: string) {
      src = path
      player.src = ctx.files.url(path)
    },
    get paused() {
      return player.paused
    },
    get volume() {
      return player.volume
    },
    set volume(volume: number) {
      player.volume = Math.min(1, Math.max(0, volume))
    },
    play: () => void (able ? player.play().catch(fail) : fail('no player')),
    pause: () => able && player.pause(),
    stop() {
      if (able) {
        player.pause()
        player.currentTime = 0
      }
      tell('stop')
    },
    seek(seconds: number) {
      player.currentTime = seconds
    },
    destroy() {
      if (able) player.pause()
      player.removeAttribute('src')
    },
  }
}

registerApis({ createInnerAudioContext: syncApi(innerAudio) })
