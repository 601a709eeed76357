import * as cloud from 'wx-server-sdk'
import { freshTemplate, give } from '../../../server/coupons'

/**
 * Many contenders in one process, each with one claim after another: the very code that a claim runs
 * behind its route, on the real SDK. Instances would do as well, but a laptop has no 512 of them.
 */
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV } as never)

interface Crowd {
  templateId: string
  contenders: number
  forMs: number
  /** An answer later than this comes to nobody. */
  patienceMs: number
}

const contend = async (
  { templateId, forMs, patienceMs }: Crowd,
  name: string,
  answered: (ok: boolean) => void,
): Promise<void> => {
  const template = await freshTemplate(templateId)
  if (!template) throw new Error('no such template')
  const until = performance.now() + forMs
  for (let n = 0; performance.now() < until; n += 1) {
    const began = performance.now()
    const holder = { _id: `${name}x${n}`, number: '00000000' }
    const giving = { holder, from: 'offer', cause: `${name}:${n}` } as const
    const given = await give(template, giving, Date.now())
    answered(given.ok && performance.now() - began <= patienceMs && performance.now() <= until)
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** How many claims were given in time. */
export const main = async (crowd: Crowd): Promise<number> => {
  let inTime = 0
  const each = Array.from({ length: crowd.contenders }, (_, i) =>
    contend(crowd, `c${crowd.contenders}n${i}`, (ok) => {
      if (ok) inTime += 1
    }).catch(() => undefined),
  )
  await Promise.race([Promise.all(each), pause(crowd.forMs)])
  return inTime
}
