import type { Problem } from './types'

/** Sentences for what only the phone can know; all others come from the server. */
const sentences = {
  'client.offline': '现在没有网络，连上后再试一次',
  'client.time-out': '网络有点慢，没有等到回音，请再试一次',
  'client.unknown': '没有连上服务，请稍后再试',
} as const
export type ClientCode = keyof typeof sentences

export const problem = (code: ClientCode): Problem => ({ code, message: sentences[code] })

/** The answer was lost on the way: nobody knows whether the step was done. */
export const isLost = ({ code }: Problem): boolean => code.startsWith('client.')

const networkType = () =>
  new Promise<string>((resolve) => {
    wx.getNetworkType({
      success: (result) => resolve(result.networkType),
      fail: () => resolve('unknown'),
    })
  })

const faultText = (fault: unknown): string => {
  if (fault instanceof Error) return fault.message
  if (typeof fault === 'object' && fault && 'errMsg' in fault) return String(fault.errMsg)
  return String(fault)
}

/** Names a failed call: offline first, since every call fails then, whatever its message says. */
export async function nameFault(fault: unknown): Promise<Problem> {
  if ((await networkType()) === 'none') return problem('client.offline')
  return problem(/time-?d? ?out/i.test(faultText(fault)) ? 'client.time-out' : 'client.unknown')
}
