import { describe, expect, it } from 'vitest'
import { startIn } from '../cloud/project.ts'
import { projectWith, SDKS } from './project.ts'

interface Refusal {
  errCode: number | null
  code: string | null
  text: string
}

const SYSTEM = -501_001
const config = { timeout: 20, permissions: { openapi: ['wxacode.getUnlimited'] } }

const open = async (sdk: string) => {
  const folder = await projectWith(sdk, { main: { entry: 'wire.js', config } })
  const cloud = await startIn(folder)
  const step = async <T = Record<string, Refusal>>(name: string): Promise<T> => {
    const reply = await cloud.call('main', 'ann', { step: name })
    if (!('result' in reply)) throw new Error(reply.errMsg)
    return reply.result as T
  }
  return { cloud, step }
}

describe.each(SDKS)('the wire of wx-server-sdk %s', async (version, sdk) => {
  const { cloud, step } = await open(sdk)
  /** Since 4.0 some errors keep the wire's code and lose the number. */
  const since4 = version.startsWith('4.')
  const coded = (errCode: number, code: string) =>
    since4 ? { errCode: -1, code } : { errCode, code: null }

  it('runs that version', async () => {
    expect(await step<string>('version')).toBe(version)
  })

  it('gives business code the error numbers of the cloud', async () => {
    const said = await step('errors')
    for (const one of [said.id, said.unique]) {
      expect(one).toMatchObject({ errCode: -502_001, code: null })
      expect(one?.text).toContain('E11000 duplicate key error')
    }
    for (const one of [said.ghostGet, said.ghostAdd, said.ghostUpdate, said.ghostCount]) {
      expect(one).toMatchObject({ errCode: -502_005, code: null })
      expect(one?.text).toContain('[ResourceNotFound] Db or Table not exist: ghost')
    }
    expect(said.ghostAggregate).toMatchObject(coded(-502_005, 'DATABASE_COLLECTION_NOT_EXIST'))
    expect(said.badStage).toMatchObject(coded(-502_001, 'DATABASE_REQUEST_FAILED'))
    expect(said.missing).toMatchObject({ errCode: -1 })
    expect(said.missing?.text).toContain('document with _id none does not exist')
    expect(said.noQuery).toMatchObject({ errCode: -501_007 })
    expect(said.badUpdate).toMatchObject({ errCode: -502_001 })
  })

  it('creates a collection once', async () => {
    const { made, used, again, bad } = await step<
      Record<'again' | 'bad', Refusal> & Record<'made' | 'used', string>
    >('create')
    expect([made, used]).toEqual(['createCollection:ok', 'string'])
    expect(again).toMatchObject(coded(SYSTEM, 'DATABASE_COLLECTION_ALREADY_EXIST'))
    expect(again.text).toContain('[ResourceUnavailable.ResourceExist] Table exist')
    expect(bad.text).toContain('invalid collection name')
  })

  it('has one number for a conflict, a dead transaction and a busy one', async () => {
    const { conflict, aborted, gone, busy } = await step<
      Record<'conflict' | 'aborted' | 'gone', Refusal> & { busy: Refusal[] }
    >('transactions')
    expect(conflict).toMatchObject({ errCode: SYSTEM, code: null })
    expect(conflict.text).toContain('[ResourceUnavailable.TransactionConflict]')
    expect(aborted.text).toContain('[ResourceUnavailable.TransactionNotExist]')
    expect(gone).toMatchObject({ errCode: SYSTEM, code: null })
    expect(gone.text).toContain('must be commit or abort in 30 seconds')
    expect(busy).toMatchObject([{ errCode: SYSTEM }])
    expect(busy[0]?.text).toContain('[ResourceUnavailable.TransactionBusy]')
  })

  it('defeats the retry that runTransaction promises', async () => {
    const { runs, failed } = await step<{ runs: number; failed: Refusal }>('noRetry')
    expect(runs).toBe(1)
    expect(failed.text).toContain('TransactionConflict')
  })

  it('retries a conflict that business code gave its code back', async () => {
    expect(await step('retryWithCode')).toEqual({ runs: 3, result: 'done', n: 100 })
  })

  it('calls functions and says how they failed', async () => {
    const { good, bad, none } = await step<
      { good: { result: unknown } } & Record<'bad' | 'none', Refusal>
    >('functions')
    expect(good.result).toBe(version)
    expect(bad).toMatchObject(coded(-504_002, 'FUNCTIONS_EXECUTE_FAIL'))
    expect(bad.text).toContain('Error: boom')
    expect(none).toMatchObject(coded(-504_001, 'FUNCTIONS_REQUEST_FAIL'))
    expect(none.text).toContain('FunctionName parameter could not be found')
  })

  it('moves files both ways, byte by byte', async () => {
    const { fileID, status, same, removed, bad } = await step<Record<string, unknown>>('files')
    expect(fileID).toBe('cloud://local-env.local/a/b 中.bin')
    expect(same).toBe(true)
    expect(status).toEqual([0, -503_003])
    expect(removed).toEqual([0, -503_003])
    // The older SDKs look for an address in the refusal and trip over their own feet.
    expect(bad).toMatchObject(since4 ? { errCode: -1, code: 'INVALID_PARAM' } : { errCode: -1 })
  })

  it('calls open APIs over protobuf, those that config.json names', async () => {
    const { picture, badScene, forbidden, inside } = await step('openapi')
    expect(picture).toBe(true)
    expect(badScene).toMatchObject({ errCode: 40_129 })
    expect(forbidden).toMatchObject({ errCode: -604_101 })
    expect(inside).toMatchObject({ errCode: -604_100 })
  })

  it('calls them by the older JSON action too, with the same permissions', async () => {
    const said = await step<Record<string, Record<string, unknown>>>('old')
    expect(said.picture).toMatchObject({ contentType: 'image/png' })
    expect(Buffer.from(String(said.picture?.buffer), 'base64').toString('latin1')).toContain('PNG')
    expect(said.badScene).toMatchObject({ errcode: 40_129 })
    expect(said.forbidden).toMatchObject({ errcode: -604_101 })
  })

  it('records payments', async () => {
    const { order, refund } = await step<Record<string, Refusal>>('pay')
    expect(order).toMatchObject({ returnCode: 'SUCCESS', outTradeNo: 'no1' })
    expect(refund?.text).toContain('localwechat does not have cloudPay.refund')
    expect(cloud.payments().map((one) => one.apiName)).toEqual(['unifiedOrder', 'refund'])
    expect(cloud.payments()[0]?.request).toMatchObject({ body: '茶', total_fee: 1 })
  })
})
