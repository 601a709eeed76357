import { ok, type Refused, refuse } from '#core/kernel/result'
import { memberIdOf, staffIdOf } from './ids'
import { cloud } from './wechat/sdk'

/** Who calls, from the WeChat context alone; never from the payload (law 5). */
export interface Caller {
  openid: string
  memberId: string
  staffId: string
  /** Only when the mini-program is bound to an Open Platform account (facts/platform.md §2.1). */
  unionid?: string
  /** Address of the phone's network, for risk rules alone; never stored in clear (keys.ts). */
  network?: string
  /** First link of the call chain: wx_client, wx_devtools, … */
  source: string
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The address of one's own machine, as on a laptop, says nothing about anybody. */
const networkOf = (address: string): { network?: string } =>
  address === '' || address === '::1' || address.startsWith('127.') ? {} : { network: address }

/** The person behind this call; must be asked inside `main` (facts/cloud.md §7). */
export const identify = (): { ok: true; value: Caller } | Refused<'request.no-identity'> => {
  const { OPENID, UNIONID, SOURCE, CLIENTIP, CLIENTIPV6 } = cloud.getWXContext()
  const openid = text(OPENID)
  if (!openid) return refuse('request.no-identity')
  const [source = ''] = text(SOURCE).split(',')
  const unionid = text(UNIONID)
  const ids = { openid, memberId: memberIdOf(openid), staffId: staffIdOf(openid) }
  const network = networkOf(text(CLIENTIP) || text(CLIENTIPV6))
  return ok({ ...ids, source, ...(unionid ? { unionid } : {}), ...network })
}

/** Value moves only when a person's own mini-program asks (facts/platform.md §2.1). */
export const mayAct = ({ source }: Caller): boolean =>
  source === 'wx_client' || source === 'wx_devtools'

/** A timer's call carries nobody's identity. */
export const isTimer = (): boolean => !text(cloud.getWXContext().OPENID)
