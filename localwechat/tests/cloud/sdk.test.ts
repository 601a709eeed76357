import { describe, expect, it } from 'vitest'
import { start, step } from './project.ts'

const cloud = await start({ main: {}, other: {} })

describe('the unmodified wx-server-sdk in a worker', () => {
  it('sees the identity of the caller, the environment and the source', async () => {
    const { context, zone } = await step<{ context: Record<string, string>; zone: number }>(
      cloud,
      'context',
    )
    const ann = cloud.people()[0]
    expect(context).toMatchObject({
      OPENID: ann?.openid,
      APPID: 'wx0123456789abcdef',
      ENV: 'local-env',
      SOURCE: 'wx_client',
    })
    expect(ann?.openid).toMatch(/^o[\w-]{27}$/)
    expect(zone).toBe(0)
  })

  it('gets the data of the caller and the identity that the platform adds', async () => {
    const event = await step(cloud, 'echo', { a: 1, userInfo: { openId: 'forged' } })
    const userInfo = { openId: cloud.people()[0]?.openid, appId: 'wx0123456789abcdef' }
    expect(event).toEqual({ step: 'echo', a: 1, userInfo })
  })

  it('sends results through JSON', async () => {
    expect(await step(cloud, 'nothing')).toBeNull()
    expect(await step(cloud, 'date')).toMatchObject({ at: '1970-01-01T00:00:00.000Z' })
  })

  it('adds, reads, updates, counts, groups, sets and removes documents', async () => {
    const done = await step<Record<string, Record<string, unknown>>>(cloud, 'crud')
    expect(done.added).toMatchObject({ _id: 'n1', errMsg: 'collection.add:ok' })
    expect(done.updated).toMatchObject({ stats: { updated: 1 } })
    expect(done.found).toMatchObject({ data: { _id: 'n1', points: 15 } })
    expect(done.listed?.data).toHaveLength(1)
    expect(done.counted).toMatchObject({ total: 1 })
    expect(done.grouped?.list).toEqual([{ _id: null, sum: 15 }])
    expect(done.set).toMatchObject({ _id: 'n2' })
    expect(done.removed).toMatchObject({ stats: { removed: 1 } })
  })

  it('meets the error codes of the cloud', async () => {
    const { missingDocument, missingCollection, duplicate, unique } = await step<
      Record<string, { error: { errCode: number; errMsg: string } }>
    >(cloud, 'errors')
    expect(missingDocument?.error.errCode).toBe(-1)
    expect(missingCollection?.error.errCode).toBe(-502005)
    expect(duplicate?.error).toMatchObject({ errCode: -502001 })
    expect(duplicate?.error.errMsg).toContain('E11000 duplicate key error')
    expect(unique?.error.errMsg).toContain('uq_code')
  })

  it('commits and rolls back transactions', async () => {
    expect(await step(cloud, 'commit')).toBe('committed')
    const { outcome, left } = await step<{ outcome: unknown; left: number }>(cloud, 'rollback')
    expect(outcome).toHaveProperty('error')
    expect(left).toBe(0)
  })

  it('adds many, pages, guards and sweeps', async () => {
    const done = await step<Record<string, unknown> & { ids: string[] }>(cloud, 'batch')
    expect(new Set(done.ids).size).toBe(3)
    expect(done.page).toEqual([{ k: 2 }])
    expect(done.either).toBe(2)
    expect(done.guarded).toMatchObject({ stats: { updated: 1 } })
    expect(done.swept).toMatchObject({ stats: { removed: 3 } })
  })

  it('lets the first writer win and ends a transaction at its commit', async () => {
    type Refused = { error: { errCode: number; errMsg: string } }
    const { loser, after, data } = await step<{ loser: Refused; after: Refused; data: object }>(
      cloud,
      'conflict',
    )
    expect(loser.error.errCode).toBe(-501001)
    expect(loser.error.errMsg).toContain('TransactionConflict')
    expect(after.error.errMsg).toContain('TransactionNotExist')
    expect(data).toMatchObject({ v: 1 })
    const codes = cloud
      .calls()
      .at(-1)
      ?.operations.map((one) => one.code)
    expect(codes).toContain('DATABASE_TRANSACTION_CONFLICT')
  })

  it('refuses two operations of one transaction at once', async () => {
    const both = await step<{ error?: { errMsg: string } }[]>(cloud, 'busy')
    const errors = both.flatMap((one) => one.error?.errMsg ?? [])
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain('TransactionBusy')
  })

  it('shows where-writes that slip out of a transaction', async () => {
    await step(cloud, 'escape')
    const { operations } = cloud.calls().at(-1) ?? {}
    expect(operations?.find((one) => one.escaped)).toMatchObject({
      action: 'database.modifyDocument',
      transaction: false,
    })
  })

  it('counts the round trips of each call', async () => {
    await step(cloud, 'commit').catch(() => undefined)
    await step(cloud, 'nothing')
    const [before, last] = cloud.calls().slice(-2)
    expect(last?.operations).toEqual([])
    expect(before?.operations.map((one) => one.action)).toEqual([
      'database.startTransaction',
      'database.insertDocument',
      'database.abortTransaction',
    ])
    expect(before?.operations[1]).toMatchObject({ collection: 'notes', transaction: true })
  })

  it('calls another function, without an identity', async () => {
    const good = await step<{ value: { result: { context: object } } }>(cloud, 'nested', {
      name: 'other',
      data: { step: 'context' },
    })
    expect(good.value.result.context).toMatchObject({ SOURCE: 'wx_client,scf' })
    expect(good.value.result.context).not.toHaveProperty('OPENID')
  })

  it('is told when the other function fails or is missing', async () => {
    type Failed = { error: { errMsg: string } }
    const bad = await step<Failed>(cloud, 'nested', { name: 'other', data: { step: 'boom' } })
    expect(bad.error.errMsg).toContain('boom')
    const none = await step<Failed>(cloud, 'nested', { name: 'none', data: {} })
    expect(none.error.errMsg).toContain('FunctionName parameter could not be found')
  })

  it('records payments and answers unifiedOrder', async () => {
    const params = { body: 'B', outTradeNo: '1', totalFee: 1 }
    const order = await step<{ value: object }>(cloud, 'pay', { api: 'unifiedOrder', params })
    expect(order, JSON.stringify(order)).toHaveProperty('value')
    expect(order.value).toMatchObject({ returnCode: 'SUCCESS', outTradeNo: '1' })
    expect(cloud.payments()[0]).toMatchObject({ apiName: 'unifiedOrder' })
    const refund = await step<{ error: { errMsg: string } }>(cloud, 'pay', {
      api: 'refund',
      params,
    })
    expect(refund.error.errMsg).toContain('localwechat does not have cloudPay.refund')
  })
})
