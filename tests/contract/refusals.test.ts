import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RefusalCode, refusals } from '#core/contract'
import { codeOf, SETUP_CODE, type Shuke, startShuke } from '../bench'
import { anyForm, publish, type Stage, setStage } from '../story'

/** As in server/stores/records.ts and server/staff/set-up.ts. */
const MAX_STORES = 100
const SETUP_TRIES = 5

const WRONG_CODE = '0000-0000-0000-0000'

describe('refusals that the story meets nowhere else', () => {
  let shuke: Shuke
  let stage: Stage
  const told: string[] = []

  const operatorSays = async (route: string, input: unknown, person = stage.operator) => {
    const requestId = `refusal-${told.length}-${'x'.repeat(16)}`
    const reply = await shuke.send(person, 'operator', route, input, requestId)
    if (!reply.ok) told.push(reply.error.message)
    return codeOf(reply)
  }

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke)
  })
  afterAll(() => shuke.stop())

  it('refuses an offer that is not there, or not published yet', async () => {
    const { template } = await shuke.must(stage.operator, 'operator', 'coupons.draft', {
      form: anyForm(),
    })
    const ask = (templateId: string) =>
      shuke.call(stage.member, 'member', 'coupons.offer', { templateId })
    const missing = await ask('tnowhere')
    expect(codeOf(missing)).toBe('coupons.offer-not-found')
    expect(await ask(template.id)).toMatchObject({ error: (missing as { error: object }).error })
  })

  it('keeps a published coupon as it was promised', async () => {
    const input = { templateId: stage.templateId, form: anyForm({ name: '少给一点' }) }
    expect(await operatorSays('coupons.draft', input)).toBe('coupons.not-a-draft')
    expect(await operatorSays('coupons.publish', { templateId: stage.templateId })).toBe(
      'coupons.not-a-draft',
    )
  })

  it('refuses a coupon for a store that does not exist', async () => {
    const form = anyForm({ storeIds: ['stnowhere'] })
    expect(await operatorSays('coupons.draft', { form })).toBe('stores.not-found')
  })

  it('refuses a batch that does not exist', async () => {
    for (const route of ['inserts.batch', 'inserts.csv']) {
      expect(await operatorSays(route, { batchId: 'bnowhere' })).toBe('inserts.batch-not-found')
    }
    const retarget = { batchId: 'bnowhere', templateId: await publish(shuke, stage.operator) }
    expect(await operatorSays('inserts.retarget', retarget)).toBe('inserts.batch-not-found')
  })

  it('refuses to revoke a post that nobody holds', async () => {
    const input = { staffId: 'snobody', storeId: stage.storeId }
    expect(await operatorSays('staff.revoke', input)).toBe('staff.not-found')
  })

  it('refuses the set-up code a second time, and a wrong one only so often', async () => {
    const second = shuke.person()
    const enter = (person: string, setupCode: string) =>
      operatorSays('staff.setUp', { setupCode, name: '阿宁' }, person)
    expect(await enter(second, SETUP_CODE)).toBe('staff.setup-used')
    const guesser = shuke.person()
    const answers: string[] = []
    for (let i = 0; i <= SETUP_TRIES; i += 1) answers.push(await enter(guesser, WRONG_CODE))
    expect(answers.slice(0, SETUP_TRIES)).toEqual(Array(SETUP_TRIES).fill('staff.setup-wrong'))
    expect(answers.at(-1)).toBe('staff.setup-too-often')
  })

  it('refuses a store past the limit', async () => {
    const store = (i: number) =>
      JSON.stringify({ _id: `stfull${i}`, name: `第 ${i} 家`, address: '路口', open: true })
    const data = Array.from({ length: MAX_STORES }, (_, i) => store(i))
    await shuke.cloud.store.run({
      action: 'database.insertDocument',
      collectionName: 'stores',
      data,
    })
    const input = { name: '多出来的一家', address: '路口' }
    expect(await operatorSays('stores.save', input)).toBe('stores.too-many')
  })

  it('says each of them in one plain sentence', () => {
    for (const sentence of told) expect(sentence).toMatch(/^[^{}]*[\u4e00-\u9fff][^{}]*$/)
  })
})

it('refuses a call that carries no WeChat identity', async () => {
  const { main } = await import('../../server/member')
  const reply = await main({ route: 'membership.home', input: {} })
  expect(codeOf(reply)).toBe('request.no-identity')
})

/** Sentences of roles are made from the role's name; no route asks for a manager alone yet. */
const BY_ROLE: RefusalCode[] = [
  'role.member-required',
  'role.clerk-required',
  'role.manager-required',
  'role.operator-required',
]

const sources = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/(contract|refusals)\.ts$/.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n')

const missingIn = (text: string) =>
  Object.keys(refusals).filter(
    (code) => !BY_ROLE.includes(code as RefusalCode) && !text.includes(code),
  )

it('gives every refusal code somewhere, and names every one in a test', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const rules = sources(path.join(root, 'core')) + sources(path.join(root, 'server'))
  expect(missingIn(rules)).toEqual([])
  const tests = sources(path.join(root, 'tests'))
  expect(missingIn(tests)).toEqual([])
})
