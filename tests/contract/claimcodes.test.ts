import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeBatch } from '#core/claimcodes/contract'
import { MINUTE } from '#core/kernel/time'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { join, publish, setUpOperator } from '../story'
import { dump } from './dump'
import { fireJobs, killJobsAt } from './jobs-bench'
import { docs, fileText } from './points-bench'

/** As in server/claimcodes/given.ts and core/inserts/rules.ts. */
const TRIES = 8

describe('one-time codes', () => {
  let shuke: Shuke
  let operator: string
  let templateId: string

  const jobs = () => fireJobs(shuke)
  const batchNow = async ({ id: batchId }: CodeBatch) =>
    (await shuke.must(operator, 'operator', 'claimcodes.batch', { batchId })).batch
  const make = async (count: number, template = templateId) => {
    const input = { templateId: template, name: '异业合作', count }
    const { batch } = await shuke.must(operator, 'operator', 'claimcodes.make', input)
    await jobs()
    return batchNow(batch)
  }
  const codesIn = async ({ files }: CodeBatch) => {
    const texts = await Promise.all(files.map((file) => fileText(shuke, file)))
    return texts.flatMap((text) =>
      text
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[1] ?? ''),
    )
  }
  const claim = (person: string, code: string, requestId = newRequestId()) =>
    shuke.call(person, 'member', 'claimcodes.claim', { code }, requestId)
  const upload = async (name: string, body: string | Buffer) => {
    const response = await fetch(`${shuke.cloud.url}/upload/codes/in-${name}`, {
      method: 'PUT',
      headers: { 'x-localwechat-person': operator },
      body: body as BodyInit,
    })
    const { fileID } = (await response.json()) as { fileID: string }
    return fileID
  }
  const bring = async (name: string, body: string | Buffer, template = templateId) => {
    const fileId = await upload(name, body)
    const input = { templateId: template, name: '外来码', fileId }
    const { batch } = await shuke.must(operator, 'operator', 'claimcodes.import', input)
    await jobs()
    return batchNow(batch)
  }

  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
    templateId = await publish(shuke, operator, { stock: 1000, perMember: 5 })
  })
  afterAll(() => shuke.stop())

  it('stand in a file, each once, and nowhere else before they are used', async () => {
    const batch = await make(120)
    expect(batch).toMatchObject({ status: 'active', count: 120, done: 120, used: 0, rejected: 0 })
    const codes = await codesIn(batch)
    expect(new Set(codes).size).toBe(120)
    expect(codes[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}( [0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(await docs(shuke, 'claimCodes', { batchId: batch.id })).toHaveLength(0)
  })

  it('show what they give, give it once, and give a retry the first answer', async () => {
    const batch = await make(3)
    const [code = ''] = await codesIn(batch)
    const member = await join(shuke)
    const { offer } = await shuke.must(member, 'member', 'claimcodes.look', { code })
    expect(offer.templateId).toBe(templateId)
    const requestId = newRequestId()
    // As people type: small letters, no spaces.
    const typed = code.toLowerCase().replace(/ /g, '')
    const first = await claim(member, typed, requestId)
    expect(first).toMatchObject({ ok: true, data: { ticket: { status: 'issued' } } })
    expect(await claim(member, typed, requestId)).toMatchObject(
      first.ok ? { data: first.data } : {},
    )
    for (const person of [member, await join(shuke)]) {
      expect(codeOf(await claim(person, code))).toBe('claimcodes.used')
      const look = await shuke.call(person, 'member', 'claimcodes.look', { code })
      expect(codeOf(look)).toBe('claimcodes.used')
    }
    expect(await docs(shuke, 'coupons', { from: 'code' })).toHaveLength(1)
    expect((await batchNow(batch)).used).toBe(1)
  })

  it('give one coupon when ten people send the same code at once', async () => {
    const [code = ''] = await codesIn(await make(1))
    const people = await Promise.all(Array.from({ length: 10 }, () => join(shuke)))
    const codes = (await Promise.all(people.map((person) => claim(person, code)))).map(codeOf)
    expect(codes.filter((one) => one === 'ok')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['ok', 'claimcodes.used']))
  })

  it('get one and the same answer whatever is wrong with them', async () => {
    const batch = await make(1)
    const [code = ''] = await codesIn(batch)
    const other = code.endsWith('0') ? '1' : '0'
    const card = { name: '首批', templateId, count: 1 }
    const { batch: cards } = await shuke.must(operator, 'operator', 'inserts.create', card)
    const csv = await shuke.must(operator, 'operator', 'inserts.csv', { batchId: cards.id })
    const [, line = ''] = (await fileText(shuke, csv.fileId)).split('\r\n')
    const wrong = [
      'X',
      code.slice(0, -1) + other,
      '0000 0000 0000 0000',
      'ABCDEFGH12',
      // A card is not a code.
      line.split(',')[1] ?? '',
    ]
    const member = await join(shuke)
    const replies = await Promise.all(wrong.map((one) => claim(member, one)))
    expect(new Set(replies.map(codeOf))).toEqual(new Set(['claimcodes.not-recognised']))
    expect(new Set(replies.map((reply) => JSON.stringify({ ...reply, now: 0 }))).size).toBe(1)
  })

  it('can not be tried for long, not even with a right one in between', async () => {
    const [code = ''] = await codesIn(await make(1))
    const guesser = await join(shuke)
    for (let i = 0; i < TRIES; i += 1)
      expect(codeOf(await claim(guesser, `GUESS${i}00`))).toBe('claimcodes.not-recognised')
    expect(codeOf(await claim(guesser, code))).toBe('claimcodes.too-often')
    const look = await shuke.call(guesser, 'member', 'claimcodes.look', { code })
    expect(codeOf(look)).toBe('claimcodes.too-often')
    await shuke.cloud.clock.advance(10 * MINUTE)
    expect(codeOf(await claim(guesser, code))).toBe('ok')
  })

  it('give nothing when the coupon has none left, and stay good', async () => {
    const few = await publish(shuke, operator, { stock: 1 })
    const [one = '', two = ''] = await codesIn(await make(2, few))
    const [first, second] = [await join(shuke), await join(shuke)]
    await claim(first, one)
    expect(codeOf(await claim(second, two))).toBe('coupons.sold-out')
    await shuke.must(operator, 'operator', 'coupons.restock', { templateId: few, more: 1 })
    expect(codeOf(await claim(second, two))).toBe('ok')
  })

  it('give the first coupon of a day that is counted, and no more than the day has', async () => {
    const daily = await publish(shuke, operator, { stock: 10, daily: 2 })
    const [one = '', two = '', three = ''] = await codesIn(await make(3, daily))
    const member = await join(shuke)
    expect(codeOf(await claim(member, one))).toBe('ok')
    expect(codeOf(await claim(await join(shuke), two))).toBe('ok')
    expect(codeOf(await claim(await join(shuke), three))).toBe('coupons.today-gone')
  })

  it('say that they are void once their batch is; what was taken stays', async () => {
    const batch = await make(2)
    const [one = '', two = ''] = await codesIn(batch)
    const member = await join(shuke)
    const taken = await claim(member, one)
    const input = { batchId: batch.id, why: '印错了' }
    expect((await shuke.must(operator, 'operator', 'claimcodes.void', input)).batch.status).toBe(
      'voided',
    )
    expect(codeOf(await claim(member, two))).toBe('claimcodes.voided')
    expect(codeOf(await claim(member, one))).toBe('claimcodes.used')
    const again = await shuke.call(operator, 'operator', 'claimcodes.void', input)
    expect(codeOf(again)).toBe('claimcodes.voided')
    const nowhere = { ...input, batchId: 'knowhere' }
    expect(codeOf(await shuke.call(operator, 'operator', 'claimcodes.void', nowhere))).toBe(
      'claimcodes.batch-not-found',
    )
    const { tickets } = await shuke.must(member, 'member', 'coupons.wallet', { filter: 'usable' })
    expect(tickets.map(({ id }) => id)).toEqual(taken.ok ? [taken.data.ticket.id] : [])
  })

  it('can be brought as a list: headings, quotes, repeats and junk are told apart', async () => {
    const list = [
      '兑换码,备注',
      'PARTNER-0001-AAAA,首批',
      '"partner 0002 bbbb"',
      'PARTNER0001AAAA',
      '',
      '12345678',
      '123456789012',
      '乱码',
    ].join('\r\n')
    const batch = await bring('mixed.csv', `\ufeff${list}`)
    expect(batch).toMatchObject({ status: 'active', count: 3, done: 3, rejected: 3, used: 0 })
    const member = await join(shuke)
    expect(codeOf(await claim(member, 'partner-0002-bbbb'))).toBe('ok')
    expect(codeOf(await claim(member, 'PARTNER0002BBBB'))).toBe('claimcodes.used')
    expect(codeOf(await claim(member, '12345678'))).toBe('claimcodes.not-recognised')
    expect((await batchNow(batch)).used).toBe(1)
    // No list of codes lies about: neither in the database nor as the file that was uploaded.
    expect(await dump(shuke)).not.toContain('PARTNER')
    const gone = await fetch(`${shuke.cloud.url}/files/codes/in-mixed.csv`)
    expect(gone.status).toBe(404)
  })

  it('are taken in once when the same list comes a second time', async () => {
    const list = Array.from({ length: 250 }, (_, i) => `REPEATED${1000 + i}`).join('\n')
    expect(await bring('one.txt', list)).toMatchObject({ done: 250, rejected: 0 })
    expect(await bring('two.txt', `${list}\nREPEATED9999`)).toMatchObject({
      status: 'active',
      done: 1,
      rejected: 250,
    })
  })

  it.each([
    ['is gone', undefined, '文件已经不在了，请重新上传'],
    ['is GBK', Buffer.from([0xb6, 0xd2, 0xbb, 0xbb, 0xc2, 0xeb]), '文件不是 UTF-8 编码的文本'],
    ['is UTF-16', Buffer.from('\ufeffPARTNER99', 'utf16le'), '文件不是 UTF-8 编码的文本'],
    ['holds no code', '兑换码\n1\n2\n', '没有找到能用的兑换码'],
    ['is empty', '\n', '没有找到能用的兑换码'],
    ['is too long', 'A\n'.repeat(1_000_003), '文件太大了'],
  ])('say in words what to do when the list %s', async (what, body, words) => {
    const name = `${what.replace(/ /g, '-')}.csv`
    const input = { templateId, name: '坏文件', fileId: `cloud://shuke-test.x/codes/in-${name}` }
    const batch =
      body === undefined
        ? (await shuke.must(operator, 'operator', 'claimcodes.import', input)).batch
        : await bring(name, body)
    if (body === undefined) await jobs()
    const { status, problem } = await batchNow(batch)
    expect(status).toBe('failed')
    expect(problem).toContain(words)
  })

  it('are not made for a draft, for the points shop or for nothing', async () => {
    const ask = (template: string) => {
      const input = { templateId: template, name: '不行', count: 1 }
      return shuke.call(operator, 'operator', 'claimcodes.make', input)
    }
    expect(codeOf(await ask('tnowhere'))).toBe('coupons.template-not-found')
    const shop = await publish(shuke, operator, { shop: { price: 10, minLevel: 0 } })
    expect(codeOf(await ask(shop))).toBe('coupons.in-shop')
    const ended = await publish(shuke, operator)
    await shuke.must(operator, 'operator', 'coupons.end', { templateId: ended })
    expect(codeOf(await ask(ended))).toBe('coupons.not-published')
  })

  it('are the same after kills at any step of the work, made or brought', async () => {
    const list = Array.from({ length: 9001 }, (_, i) => `KILLED${10_000 + (i % 9000)}X`)
    const fileId = await upload('killed.txt', list.join('\n'))
    const asked = { templateId, name: '断了又续', fileId }
    const brought = (await shuke.must(operator, 'operator', 'claimcodes.import', asked)).batch
    const input = { templateId, name: '断了又续', count: 60_000 }
    const made = (await shuke.must(operator, 'operator', 'claimcodes.make', input)).batch
    for (let step = 1; step < 120; step += 7) await killJobsAt(shuke, 'codeBatches', step)
    for (let left = 3; left > 0; left -= 1) await jobs()
    expect(await batchNow(brought)).toMatchObject({ status: 'active', done: 9000, rejected: 1 })
    const done = await batchNow(made)
    expect(done).toMatchObject({ status: 'active', done: 60_000 })
    expect(done.files).toHaveLength(2)
    expect(new Set(await codesIn(done)).size).toBe(60_000)
  }, 120_000)
})
