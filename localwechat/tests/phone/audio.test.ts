import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestPhone } from '../../phone/index.ts'
import { nativePhone } from './phone.ts'

interface Player {
  src: string
  volume: number
  play(): void
  stop(): void
  destroy(): void
  onPlay(listener: () => void): void
  onError(listener: (fault: { errCode: number }) => void): void
  offError(listener: unknown): void
}

let phone: TestPhone
beforeEach(async () => {
  phone = await nativePhone()
})
afterEach(() => phone.close())

const playerOf = (): Player =>
  (phone.phone.wx as unknown as { createInnerAudioContext(): Player }).createInnerAudioContext()

/** A browser that can play, as far as a player can tell. */
const withSpeakers = (played: string[]): void => {
  const media = phone.window.HTMLMediaElement.prototype
  media.canPlayType = () => 'maybe'
  media.pause = () => undefined
  media.play = async function play(this: HTMLMediaElement) {
    played.push(this.src)
    this.dispatchEvent(new phone.window.Event('play'))
  }
}

test('a sound of the package is played from its bytes, and says so', () => {
  const played: string[] = []
  withSpeakers(played)
  const player = playerOf()
  let heard = 0
  player.onPlay(() => {
    heard += 1
  })
  player.src = '/images/dot.png'
  player.volume = 7
  player.stop()
  player.play()
  expect(player.volume).toBe(1)
  expect(played[0]).toMatch(/^data:image\/png;base64,/)
  expect(heard).toBe(1)
})

test('what may not sound is told, once for each listener, and nothing is thrown', async () => {
  withSpeakers([])
  phone.window.HTMLMediaElement.prototype.play = () => Promise.reject(new Error('no tap yet'))
  const player = playerOf()
  const faults: number[] = []
  const gone = () => faults.push(-1)
  player.onError(({ errCode }) => faults.push(errCode))
  player.onError(gone)
  player.offError(gone)
  player.play()
  await new Promise((done) => setTimeout(done, 0))
  expect(faults).toEqual([10001])
})

test('a phone without a player is silent', () => {
  const player = playerOf()
  const faults: number[] = []
  player.onError(({ errCode }) => faults.push(errCode))
  player.src = '/images/dot.png'
  player.play()
  player.stop()
  player.destroy()
  expect(faults).toEqual([10001])
})
