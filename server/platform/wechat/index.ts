export { keepFile, makeCode } from './codes'
export { environment, readFile, removeFiles } from './files'
export { type SubscribeMessage, sendMessage } from './messages'
export { phoneNumberOf } from './phone'
