import * as v from 'valibot'
import { cloud } from './sdk'

const answer = v.object({
  phoneInfo: v.object({ purePhoneNumber: v.string(), countryCode: v.string() }),
})

const HOME = '86'

/**
 * The number behind the code of WeChat's own button, with `+country` in front unless it is Chinese.
 * Throws the service's error; 40029: the code is used up or older than five minutes.
 */
export const phoneNumberOf = async (code: string): Promise<string> => {
  const { phoneInfo } = v.parse(answer, await cloud.openapi.phonenumber.getPhoneNumber({ code }))
  const { purePhoneNumber, countryCode } = phoneInfo
  return countryCode === HOME ? purePhoneNumber : `+${countryCode} ${purePhoneNumber}`
}
