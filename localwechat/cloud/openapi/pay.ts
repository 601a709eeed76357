import { createHash, randomBytes } from 'node:crypto'
import { asText, isRecord, type Json, tryParse } from '../json.ts'
import type { StateFile } from '../state-file.ts'
import type { PaymentRecord } from '../types.ts'
import { CloudError } from '../wire/errors.ts'

const md5 = (text: string): string => createHash('md5').update(text).digest('hex').toUpperCase()

/** What wx.requestPayment wants; the local phone has no cashier, so nothing checks the signature. */
const paymentOf = (prepayId: string, at: number): Json => {
  const timeStamp = String(Math.floor(at / 1000))
  const nonceStr = randomBytes(16).toString('hex')
  const parcel = `prepay_id=${prepayId}`
  const paySign = md5(`${timeStamp}${nonceStr}${parcel}`)
  return { timeStamp, nonceStr, package: parcel, signType: 'MD5', paySign }
}

/** `wx.wxPayApi`: every request is recorded; only unifiedOrder is answered. */
export const answerPay = (
  apiName: string,
  bytes: Buffer,
  records: StateFile<PaymentRecord[]>,
  now: number,
): Buffer => {
  const request = tryParse(bytes.toString('utf8'))
  if (!isRecord(request)) throw new CloudError('INVALID_PARAM', 'requestData must be JSON')
  records.update((list) => list.push({ apiName, request, at: now }))
  if (apiName !== 'unifiedOrder')
    throw new CloudError('INVALID_PARAM', `localwechat does not have cloudPay.${apiName}`)
  const prepayId = `wx${randomBytes(16).toString('hex')}`
  const answer: Json = {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    result_code: 'SUCCESS',
    out_trade_no: asText(request.out_trade_no),
    prepay_id: prepayId,
    trade_type: 'JSAPI',
    payment: paymentOf(prepayId, now),
  }
  return Buffer.from(JSON.stringify(answer))
}
