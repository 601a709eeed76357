export { keepFile, makeCode } from './codes'
export { environment, removeFiles } from './files'
export { type SubscribeMessage, sendMessage } from './messages'
export { phoneNumberOf } from './phone'
