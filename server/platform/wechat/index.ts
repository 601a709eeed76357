export { keepFile, makeCode } from './codes'
export { addressOf, environment, readFile, readPart, removeFiles } from './files'
export { type SubscribeMessage, sendMessage } from './messages'
export { phoneNumberOf } from './phone'
