import { decode } from '../../api/ui/decode.ts'
import { pixelsAt } from '../../api/ui/images.ts'
import type { Pixels } from '../../api/ui/pixels.ts'
import type { Phone } from '../../runtime/types.ts'
import type { Device } from './device.ts'
import type { Item } from './items.ts'

/** Scene of WeChat's own scanner (facts/platform.md §2.3). */
const SCENE_SCAN = 1011

export type Thing = { device: Device } | { item: Item }

export interface Hands {
  /** What the camera of a phone sees next; null when it closes first. */
  photograph(phone: Phone): Promise<Pixels | null>
  putAway(phone: Phone): void
  /** Whether the camera of this phone is open and waits. */
  waits(phone: Phone | undefined): boolean
  /**
   * Holds a thing in front of a phone. An open camera gets the pixels; otherwise the person scans
   * it with WeChat. Rejects with a plain sentence when there is no code in it.
   */
  hold(thing: Thing, before: Device): Promise<void>
}

async function pixelsOfThing(thing: Thing): Promise<Pixels> {
  if ('item' in thing) {
    if (thing.item.kind !== 'picture') throw new Error('只有图片能举到镜头前')
    return pixelsAt(document, thing.item.url)
  }
  const phone = thing.device.phone()
  if (!phone) throw new Error('这部手机还没有打开')
  return phone.picture()
}

/** The hands at the table; `changed` is called when a camera opens or closes. */
export function createHands(changed: () => void): Hands {
  const waiting = new Map<Phone, (pixels: Pixels | null) => void>()
  const settle = (phone: Phone, pixels: Pixels | null) => {
    const resolve = waiting.get(phone)
    waiting.delete(phone)
    resolve?.(pixels)
    changed()
  }
  return {
    photograph: (phone) =>
      new Promise((resolve) => {
        settle(phone, null)
        waiting.set(phone, resolve)
        changed()
      }),
    putAway: (phone) => settle(phone, null),
    waits: (phone) => phone !== undefined && waiting.has(phone),
    async hold(thing, before) {
      const phone = before.phone()
      if (!phone) throw new Error('这部手机还没有打开')
      const pixels = await pixelsOfThing(thing)
      if (waiting.has(phone)) return settle(phone, pixels)
      const found = decode(pixels, { qr: true, bar: false })
      if (!found) throw new Error('上面没有看到二维码')
      await phone.scanFromWeChat(found.text, SCENE_SCAN)
    },
  }
}
