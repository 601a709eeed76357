export { act, ask } from './call'
export { isLost } from './problems'
export type { Answer, In, Out, Problem } from './types'
