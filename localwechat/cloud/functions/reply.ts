import { tryParse } from '../json.ts'
import type { CallReply } from '../types.ts'
import { CloudError } from '../wire/errors.ts'
import type { Invocation } from './host.ts'

/** Numbers that a mini-program sees (facts/cloud.md §2.5; time-out: field reports). */
const CODES = { missing: -501000, error: -504002, timeout: -504003, tooLarge: -604001 }

/** Largest result that reaches a mini-program (facts/cloud.md §7). */
const RESULT_BYTES = 1024 * 1024

const fail = (requestID: string, errCode: number, about: string): CallReply => ({
  errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} ${about}`,
  errCode,
  requestID,
})

/** What wx.cloud.callFunction would produce from a finished call. */
export const clientReply = (invocation: Invocation): CallReply => {
  const { id } = invocation
  if (invocation.kind === 'missing')
    return fail(id, CODES.missing, '| errMsg: FunctionName parameter could not be found')
  const { outcome } = invocation
  if (!outcome.ok) {
    const title = outcome.kind === 'error' ? 'functions execute fail ' : ''
    return fail(id, CODES[outcome.kind], `${title}| errMsg: ${outcome.text}`)
  }
  if (Buffer.byteLength(outcome.json) > RESULT_BYTES)
    return fail(id, CODES.tooLarge, 'cloudfunction result size exceed limit (1MB)')
  return { errMsg: 'cloud.callFunction:ok', result: tryParse(outcome.json), requestID: id }
}

/** What the wire answers to a function that called another one (texts: facts/wire.txt). */
export const nestedReply = (invocation: Invocation): { response_data: string } => {
  if (invocation.kind === 'missing')
    throw new CloudError(
      'FUNCTIONS_REQUEST_FAIL',
      'Invoking function failed, errorCode: -501000 | FunctionName parameter could not be found',
    )
  const { outcome } = invocation
  if (outcome.ok) return { response_data: outcome.json }
  throw new CloudError('FUNCTIONS_EXECUTE_FAIL', outcome.text)
}
