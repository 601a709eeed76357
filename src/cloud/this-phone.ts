import { memory } from './memory'
import { makeId } from './request-id'

/** This phone, as its staff's list of phones names it. */
interface ThisPhone {
  id: string
  name: string
}

const KEY = 'phone:id'
const MAX_NAME = 30

/** The server's ids begin with a letter or digit, which a random one need not. */
const newId = (): string => `d${makeId()}`

/** Also here, in case that the storage is full and keeps nothing. */
let made: string | undefined

function idOf(): string {
  const kept = made ?? memory.get(KEY)
  if (typeof kept === 'string') return kept
  made = newId()
  memory.set(KEY, made)
  return made
}

/** Brand and model, where WeChat tells them: Apple iPhone 15. */
function nameOf(): string {
  try {
    const { brand, model } = wx.getDeviceInfo()
    const text = [...`${brand} ${model}`].filter((sign) => sign >= ' ').join('')
    return text.trim().slice(0, MAX_NAME).trim() || '手机'
  } catch {
    return '手机'
  }
}

export const thisPhone = (): ThisPhone => ({ id: idOf(), name: nameOf() })
