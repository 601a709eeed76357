export { keepFile, makeCode } from './codes'
export { sendMessage, type SubscribeMessage } from './messages'
