export { act, ask } from './call'
export { memory } from './memory'
export { isLost } from './problems'
export type { Answer, In, Out, Problem } from './types'
