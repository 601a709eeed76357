export { keepFile, makeCode } from './codes'
export { addressOf, environment, type Part, readFile, readPart, removeFiles } from './files'
export { type SubscribeMessage, sendMessage } from './messages'
export { phoneNumberOf } from './phone'
