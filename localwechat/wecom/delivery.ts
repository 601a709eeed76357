import { below, type Random, randomFrom } from '../simulator/random.ts'
import { sealed, signatureOf } from './crypto.ts'
import type { Callback, Delivery, Faults } from './types.ts'
import type { World } from './world.ts'

/** WeCom hangs up after 5 s, and tries three times in all (facts/platform.md §1.2). */
const PATIENCE_MS = 5_000
const TRIES = 3

const escaped = (text: string): string => text.replaceAll(']]>', ']]]]><![CDATA[>')

/** Numbers bare, texts in CDATA, as the documentation's examples have it. */
export const xmlOf = (fields: Record<string, string>): string => {
  const parts = Object.entries(fields).map(([name, value]) =>
    /^\d+$/.test(value) && name === 'CreateTime'
      ? `<${name}>${value}</${name}>`
      : `<${name}><![CDATA[${escaped(value)}]]></${name}>`,
  )
  return `<xml>${parts.join('')}</xml>`
}

interface Letter {
  url: string
  body: string
}

const letterOf = (world: World, to: Callback, message: string, nonce: string): Letter => {
  const { corpId } = world.options
  const encrypt = sealed({ aesKey: to.aesKey, receiveId: corpId }, message)
  const timestamp = String(Math.floor(world.now() / 1000))
  const msg_signature = signatureOf(to.token, timestamp, nonce, encrypt)
  const body = xmlOf({ ToUserName: corpId, AgentID: '', Encrypt: encrypt })
  return { url: `${to.url}?${new URLSearchParams({ msg_signature, timestamp, nonce })}`, body }
}

const post = async ({ url, body }: Letter): Promise<number> => {
  try {
    const headers = { 'content-type': 'text/xml' }
    const signal = AbortSignal.timeout(PATIENCE_MS)
    return (await fetch(url, { method: 'POST', headers, body, signal })).status
  } catch {
    return 0
  }
}

const nothing = (): void => {}

/** Sends callbacks as WeCom does, with what goes wrong on the way. */
export const createDelivery = (world: World) => {
  let faults: Faults = world.options.faults ?? {}
  let random: Random = randomFrom(faults.seed ?? '1')
  let callback = world.options.callback
  const log: Delivery[] = []
  const open = new Set<Promise<void>>()

  const tryAll = async (record: Delivery, to: Callback): Promise<void> => {
    const begun = Date.now()
    const nonce = String(below(random, 2 ** 31))
    for (let left = TRIES; left > 0; left -= 1) {
      const status = await post(letterOf(world, to, xmlOf(record.event), nonce))
      record.answers.push(status)
      if (status === 200) break
    }
    record.ms = Date.now() - begun
  }

  const sendLater = (record: Delivery, to: Callback): void => {
    const wait = below(random, (faults.delayMs ?? 0) + 1)
    const work = new Promise<void>((resolve) => setTimeout(resolve, wait))
      .then(() => tryAll(record, to))
      .finally(() => open.delete(work))
    open.add(work)
    work.catch(nothing)
  }

  return {
    log: (): Delivery[] => structuredClone(log),
    setCallback: (to: Callback | undefined) => {
      callback = to
    },
    setFaults: (next: Faults) => {
      faults = next
      random = randomFrom(next.seed ?? '1')
    },
    /** Puts an event on its way; what strikes it follows from the seed. */
    send: (event: Record<string, string>): void => {
      const lost = random() < (faults.lost ?? 0)
      const copies = random() < (faults.doubled ?? 0) ? 2 : 1
      for (let copy = 0; copy < copies; copy += 1) {
        const record: Delivery = { event, answers: [], lost, ms: 0 }
        log.push(record)
        if (!lost && callback) sendLater(record, callback)
      }
    },
    /** When nothing is on its way any more. */
    settled: async (): Promise<void> => {
      while (open.size > 0) await Promise.all(open)
    },
    /** Any message of any event, as a stranger or a replay would send it. */
    letter: (message: string, to = callback): Letter => {
      if (!to) throw new Error('the fake WeCom has no callback address')
      return letterOf(world, to, message, String(below(random, 2 ** 31)))
    },
    post,
  }
}

export type DeliveryService = ReturnType<typeof createDelivery>
