import { createCanvas } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCharacterOf } from '#core/inserts/check'
import { TYPED_PER_PERSON } from '#core/inserts/rules'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { join, publish, type Stage, setStage } from '../story'

const CARD_URL = 'https://shuke.example/c/'
/** Cards on a page, 96 × 60 mm from 9, 28.5 mm (server/inserts/print/sheet.ts). */
const DOTS_PER_MM = 8

interface PrintedCard {
  serial: string
  short: string
  token: string
}

describe('insert cards', () => {
  let shuke: Shuke
  let stage: Stage
  let batchId: string
  let printed: PrintedCard[]

  const file = async (fileId: string): Promise<Uint8Array> => {
    const url = shuke.cloud.url + fileId.replace(/^cloud:\/\/[^/]+\//, '/files/')
    return new Uint8Array(await (await fetch(url)).arrayBuffer())
  }

  const makeBatch = async (count: number, templateId = stage.templateId) => {
    const input = { name: '冬季包裹卡', templateId, count }
    return (await shuke.must(stage.operator, 'operator', 'inserts.create', input)).batch.id
  }

  const listOf = async (id: string): Promise<PrintedCard[]> => {
    const { fileId } = await shuke.must(stage.operator, 'operator', 'inserts.csv', { batchId: id })
    const text = Buffer.from(await file(fileId)).toString()
    expect(text.startsWith('\ufeff序号,短码,链接\r\n')).toBe(true)
    return text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => {
        const [serial = '', short = '', url = ''] = line.split(',')
        return { serial, short, token: url.replace(CARD_URL, '') }
      })
  }

  const nth = (cards: PrintedCard[], place: number): PrintedCard => {
    const card = cards[place]
    if (!card) throw new Error(`no card ${place}`)
    return card
  }
  const scan = (place: number) => ({ by: 'scan', token: nth(printed, place).token }) as const
  const type = (typed: string) => ({ by: 'hand', typed }) as const

  type Given = ReturnType<typeof scan> | ReturnType<typeof type>
  const look = (person: string, card: Given) =>
    shuke.call(person, 'member', 'inserts.look', { card })
  const take = (person: string, card: Given, requestId = newRequestId()) =>
    shuke.call(person, 'member', 'inserts.claim', { card }, requestId)

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke, { stock: 100, perMember: 10 })
    batchId = await makeBatch(20)
    printed = await listOf(batchId)
  })
  afterAll(() => shuke.stop())

  it('are listed with a serial, a short code and an address each', () => {
    expect(printed.map(({ serial }) => serial)).toEqual(
      Array.from({ length: 20 }, (_, i) => String(i + 1)),
    )
    expect(new Set(printed.map(({ token }) => token)).size).toBe(20)
    for (const { short, token } of printed) {
      expect(short).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){3}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    }
  })

  it('are printed with the very codes that are listed', async () => {
    const sheet = await shuke.must(stage.operator, 'operator', 'inserts.sheet', {
      batchId,
      from: 3,
      count: 8,
    })
    expect(sheet).toMatchObject({ cards: 8, pages: 1 })
    const pdf = await getDocument({ data: await file(sheet.fileId), verbosity: 0 }).promise
    const page = await pdf.getPage(1)
    const viewport = page.getViewport({ scale: (DOTS_PER_MM * 25.4) / 72 })
    const canvas = createCanvas(viewport.width, viewport.height)
    const context = canvas.getContext('2d')
    await page.render({ canvasContext: context as never, viewport }).promise
    const read = Array.from({ length: 8 }, (_, place) => {
      const [x, y] = [9 + (place % 2) * 96, 28.5 + Math.floor(place / 2) * 60]
      const mm = (value: number) => Math.round(value * DOTS_PER_MM)
      const { data, width, height } = context.getImageData(mm(x), mm(y), mm(96), mm(60))
      return jsQR(data, width, height)?.data
    })
    expect(read).toEqual(printed.slice(2, 10).map(({ token }) => CARD_URL + token))
  })

  it('print four hundred in one call, well inside its time', async () => {
    const many = await makeBatch(80)
    const outside = { batchId: many, from: 1, count: 400 }
    const refused = await shuke.call(stage.operator, 'operator', 'inserts.sheet', outside)
    expect(codeOf(refused)).toBe('inserts.range-outside')
    const templateId = await publish(shuke, stage.operator, { stock: 400 })
    const range = { batchId: await makeBatch(400, templateId), from: 1, count: 400 }
    const sheet = await shuke.must(stage.operator, 'operator', 'inserts.sheet', range)
    expect(sheet.pages).toBe(50)
  })

  it('show what they give before anything is asked', async () => {
    const reply = await look(shuke.person(), scan(0))
    expect(reply).toMatchObject({
      ok: true,
      data: { state: 'fresh', member: false, offer: { templateId: stage.templateId } },
    })
    expect(reply.ok && reply.data.consent?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('join a person with consent and give the coupon in one step, and not without', async () => {
    const person = shuke.person()
    const seen = await look(person, scan(0))
    if (!seen.ok || !seen.data.consent) throw new Error('no consent to read')
    const before = await shuke.documents()
    expect(codeOf(await take(person, scan(0)))).toBe('membership.consent-missing')
    expect(await shuke.documents()).toEqual(before)
    const { version, hash } = seen.data.consent
    const input = { card: scan(0), consent: { version, hash } }
    const requestId = newRequestId()
    const taken = await shuke.must(person, 'member', 'inserts.claim', input, requestId)
    expect(taken.ticket.status).toBe('issued')
    const after = await shuke.documents()
    const grown = (name: string) => (after[name] ?? 0) - (before[name] ?? 0)
    expect(['members', 'coupons', 'cards', 'audit'].map(grown)).toEqual([1, 1, 1, 1])
    const again = await shuke.must(person, 'member', 'inserts.claim', input, requestId)
    expect(again).toEqual(taken)
    expect(await shuke.documents()).toEqual(after)
    const mine = await look(person, scan(0))
    expect(mine).toMatchObject({ data: { state: 'mine', couponId: taken.ticket.id } })
  })

  it('tell a second person that they are used, who can still join', async () => {
    const second = shuke.person()
    expect(await look(second, scan(0))).toMatchObject({ data: { state: 'used', member: false } })
    await join(shuke, second)
    expect(codeOf(await take(second, scan(0)))).toBe('inserts.used')
  })

  it('are taken by exactly one of many who scan the same card at once', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => join(shuke)))
    const replies = await Promise.all(people.map((person) => take(person, scan(1))))
    expect(replies.map(codeOf).sort()).toEqual([...Array(7).fill('inserts.used'), 'ok'])
  })

  it('work typed by hand, in any case and with spaces', async () => {
    const person = await join(shuke)
    const { short } = nth(printed, 2)
    const typed = type(` ${short.toLowerCase().replace(/ /g, '-')} `)
    expect(await look(person, typed)).toMatchObject({ data: { state: 'fresh' } })
    expect(codeOf(await take(person, typed))).toBe('ok')
    expect(await look(person, scan(2))).toMatchObject({ data: { state: 'mine' } })
  })

  it('get one and the same answer when forged, mistyped or beyond the batch', async () => {
    const person = await join(shuke)
    const { token, short } = nth(printed, 3)
    const swapped = token.slice(0, 9) + nth(printed, 4).token.slice(9)
    const given = [
      { by: 'scan', token: swapped } as const,
      { by: 'scan', token: 'not a card' } as const,
      type(short.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))),
      type('我的卡'),
    ]
    const replies = await Promise.all(given.map((card) => look(person, card)))
    const answers = replies.map((reply) => (reply.ok ? reply : reply.error))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(replies.map(codeOf)).toEqual(Array(4).fill('inserts.not-recognised'))
  })

  it('cost no database request when the token is forged', async () => {
    const person = shuke.person()
    const card = { by: 'scan', token: nth(printed, 3).token.replace(/.$/, '_') } as const
    await look(person, card)
    expect(roundTrips(shuke.lastCall('member'))).toEqual([])
    await take(person, card)
    expect(roundTrips(shuke.lastCall('member'))).toEqual([])
  })

  it('stop a guesser of short codes after a few', async () => {
    const [guesser, neighbour] = [await join(shuke), await join(shuke)]
    const guess = (i: number) => {
      const text = `${nth(printed, 5).short.replaceAll(' ', '').slice(0, 8)}000000${i % 10}`
      return type(text + checkCharacterOf(text))
    }
    for (let i = 0; i < TYPED_PER_PERSON; i += 1)
      expect(codeOf(await look(guesser, guess(i)))).toBe('inserts.not-recognised')
    const right = type(nth(printed, 5).short)
    const refused = await look(guesser, right)
    expect(codeOf(refused)).toBe('inserts.typed-too-often')
    expect(refused.ok || refused.error.message).toMatch(/请 \d+ 分钟后再试/)
    expect(codeOf(await look(guesser, scan(5)))).toBe('ok')
    expect(codeOf(await look(neighbour, right))).toBe('ok')
  })

  it('give another coupon after retargeting, cards that are printed already included', async () => {
    const cards = await listOf(await makeBatch(2))
    const id = (await shuke.must(stage.operator, 'operator', 'inserts.batches', {})).batches[0]?.id
    const templateId = await publish(shuke, stage.operator, { name: '换成茶礼' })
    const input = { batchId: id ?? '', templateId }
    const { batch } = await shuke.must(stage.operator, 'operator', 'inserts.retarget', input)
    expect(batch).toMatchObject({ templateId, templateName: '换成茶礼' })
    const card = { by: 'scan', token: nth(cards, 0).token } as const
    expect(await look(shuke.person(), card)).toMatchObject({
      data: { state: 'fresh', offer: { name: '换成茶礼' } },
    })
  })

  it('say kindly that their batch is void, except where a coupon was given before', async () => {
    const voided = await makeBatch(2)
    const cards = await listOf(voided)
    const [early, late] = [await join(shuke), await join(shuke)]
    const card = (place: number) => ({ by: 'scan', token: nth(cards, place).token }) as const
    expect(codeOf(await take(early, card(0)))).toBe('ok')
    const input = { batchId: voided, reason: '印错了' }
    const { batch } = await shuke.must(stage.operator, 'operator', 'inserts.void', input)
    expect(batch).toMatchObject({ status: 'voided', used: 1, voidReason: '印错了' })
    expect(await look(late, card(1))).toMatchObject({ data: { state: 'voided' } })
    expect(codeOf(await take(late, card(1)))).toBe('inserts.voided')
    expect(await look(early, card(0))).toMatchObject({ data: { state: 'mine' } })
    const again = await shuke.call(stage.operator, 'operator', 'inserts.void', input)
    expect(codeOf(again)).toBe('inserts.already-voided')
  })

  it('are not made beyond the stock, nor of a coupon that is not given out', async () => {
    const input = (templateId: string, count: number) => ({ name: '多了', templateId, count })
    const templateId = await publish(shuke, stage.operator, { stock: 5 })
    const create = (over: ReturnType<typeof input>) =>
      shuke.call(stage.operator, 'operator', 'inserts.create', over)
    expect(codeOf(await create(input(templateId, 6)))).toBe('inserts.more-than-stock')
    await shuke.must(stage.operator, 'operator', 'coupons.end', { templateId })
    expect(codeOf(await create(input(templateId, 5)))).toBe('coupons.not-published')
    expect(codeOf(await create(input('tnone', 5)))).toBe('coupons.template-not-found')
  })
})
