import * as cloud from 'wx-server-sdk'

/**
 * The control of the race tests: claim and redeem the way public shop projects do it, first a
 * check, then a write (facts/style.md §4.2: litemall#581, macrozheng/mall#1003). It MUST fail the
 * races, or they could not find the mistake.
 */
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV } as never)
const db = cloud.database()

interface Call {
  step: 'claim' | 'redeem' | 'wake'
  id: string
}

const read = async (collection: string, id: string): Promise<Record<string, unknown>> => {
  const answer = await db.collection(collection).doc(id).get()
  return (answer as unknown as { data: Record<string, unknown> }).data
}

const claim = async (templateId: string, openid: string): Promise<boolean> => {
  // The one shard of a small stock.
  const shard = `${templateId}.0`
  const stock = await read('stock', shard)
  if (Number(stock.left) < 1) return false
  await db
    .collection('stock')
    .doc(shard)
    .update({ data: { left: Number(stock.left) - 1 } })
  await db.collection('holdings').add({ data: { _id: `${templateId}.${openid}`, count: 1 } })
  return true
}

const redeem = async (couponId: string): Promise<boolean> => {
  const coupon = await read('coupons', couponId)
  if (coupon.status !== 'issued') return false
  await db
    .collection('coupons')
    .doc(couponId)
    .update({ data: { status: 'redeemed' } })
  return true
}

const awake = async (): Promise<boolean> => {
  await read('stock', 'nothing').catch(() => undefined)
  return true
}

export const main = async ({ step, id }: Call): Promise<boolean> => {
  if (step === 'wake') return awake()
  return step === 'claim' ? claim(id, String(cloud.getWXContext().OPENID)) : redeem(id)
}
