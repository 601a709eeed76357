export { keepFile, makeCode } from './codes'
export { type SubscribeMessage, sendMessage } from './messages'
