import './listening'

/** `main` of the function behind the HTTP address that WeCom and WeChat call back. */
export { answerCallback as main } from './wecom/receive'
