import { ok, type Result, refuse } from '#core/kernel/result'
import { MINUTE } from '#core/kernel/time'
import { addOnce, get, lt, updateWhere } from '../platform/store'
import { addWay, removeWay, type WecomRefusal, wecomConfig } from '../platform/wecom'
import { type WayDoc, ways } from './records'

/** Longer than one request to WeCom lives. */
const LEASE = MINUTE

export interface Way {
  configId: string
  /** Address of a QR picture. */
  qrCode: string
}

const takeLease = async (wish: WayDoc, now: number): Promise<boolean> => {
  if (await addOnce(ways, wish)) return true
  const where = { _id: wish._id, status: 'making', lease: lt(now) }
  return (await updateWhere(ways, where, { set: { lease: wish.lease } })) === 1
}

const make = async ({ _id, remark, userIds }: WayDoc): Promise<Result<Way, WecomRefusal>> => {
  const made = await addWay({ state: _id, remark, userIds })
  const set = made.ok ? { ...made.value, status: 'made' as const } : { lease: 0 }
  await updateWhere(ways, { _id, status: 'making' }, { set })
  return made
}

/**
 * The contact way that carries this state: the one that was made before, or a new one. One state is
 * one way, whoever asks and however often (a crash after WeCom has answered leaves one unused behind,
 * which counts in the quota). Answers `off` without a corp, `concurrency` while another call makes it.
 */
export const wayFor = async (
  { state, remark }: { state: string; remark: string },
  now: number,
): Promise<Result<Way, WecomRefusal>> => {
  const config = wecomConfig()
  if (!config) return refuse('off')
  const known = await get(ways, state)
  if (known?.status === 'made') return ok({ configId: known.configId, qrCode: known.qrCode })
  if (known?.status === 'removed') return refuse('way-missing')
  const { userIds } = config
  const wish: WayDoc = {
    _id: state,
    status: 'making',
    lease: now + LEASE,
    configId: '',
    qrCode: '',
    remark,
    userIds,
    at: now,
  }
  return (await takeLease(wish, now)) ? make(known ?? wish) : refuse('concurrency')
}

/** Takes a way out of use, as at the end of a campaign; friends made by it stay. */
export const endWay = async (state: string): Promise<Result<object, WecomRefusal>> => {
  const known = await get(ways, state)
  if (known?.status !== 'made') return ok({})
  const removed = await removeWay(known.configId)
  const gone = removed.ok || removed.code === 'way-missing'
  if (gone) await updateWhere(ways, { _id: state, status: 'made' }, { set: { status: 'removed' } })
  return gone ? ok({}) : removed
}
