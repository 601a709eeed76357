import { asText } from '../json.ts'
import { WechatError } from '../wire/errors.ts'
import type { OpenApi } from './context.ts'

/** phonenumber.getPhoneNumber: the number behind a fresh code that a phone made. */
export const getPhoneNumber: OpenApi = (params, { config, people, phoneCodes, now }) => {
  const id = phoneCodes.redeem(asText(params.code))
  const person = id === undefined ? undefined : people.find(id)
  if (!person) throw new WechatError(40029, 'invalid code')
  const watermark = { timestamp: Math.floor(now() / 1000), appid: config.appid }
  const { phone } = person
  return {
    json: {
      phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark },
    },
  }
}
