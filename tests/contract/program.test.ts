import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_PROGRAM } from '#core/program/rules'
import { codeOf, newRequestId, roundTrips, type Shuke, startShuke } from '../bench'
import { join, setUpOperator } from '../story'

const POINTS = { ...NO_PROGRAM.points, perYuan: 1, pointsPerYuan: 100 }
const TIERS = {
  tiers: [
    { name: '新客', from: 0, to: 999, pricePercent: 100, pointsPercent: 100 },
    { name: '熟客', from: 1000, pricePercent: 95, pointsPercent: 120 },
  ],
  windowMonths: 12,
  periodMonths: 12,
}
const [LOW, HIGH] = TIERS.tiers as [(typeof TIERS.tiers)[0], (typeof TIERS.tiers)[0]]

describe('the programme of the brand', () => {
  let shuke: Shuke
  let operator: string

  const savePoints = (rules: object, alsoEarned = false) =>
    shuke.send(
      operator,
      'operator',
      'program.savePoints',
      { rules: { ...POINTS, ...rules }, alsoEarned },
      newRequestId(),
    )
  const saveTiers = (tiers: object[]) =>
    shuke.send(
      operator,
      'operator',
      'program.saveTiers',
      { rules: { ...TIERS, tiers } },
      newRequestId(),
    )
  const shown = () => shuke.must(operator, 'operator', 'program.show', {})
  const newestRow = async () => (await shuke.must(operator, 'operator', 'audit.list', {})).rows[0]

  beforeAll(async () => {
    shuke = await startShuke()
    operator = await setUpOperator(shuke)
  })
  afterAll(() => shuke.stop())

  it('promises nothing before the operator has said anything', async () => {
    expect(await shown()).toEqual({ program: NO_PROGRAM, live: false })
    const words = await shuke.must(shuke.person(), 'member', 'program.words', {})
    expect(words).toMatchObject({ points: [], checkin: [] })
    expect(roundTrips(shuke.lastCall('member'))).toEqual(['getDocument brand'])
  })

  it('keeps each part on its own, and the audit says what it was before and after', async () => {
    await shuke.must(operator, 'operator', 'program.saveTiers', { rules: TIERS })
    await shuke.must(operator, 'operator', 'program.savePoints', {
      rules: POINTS,
      alsoEarned: false,
    })
    const bonuses = [
      { days: 15, points: 30 },
      { days: 7, points: 10 },
    ]
    await shuke.must(operator, 'operator', 'program.saveCheckin', {
      rules: { ...NO_PROGRAM.checkin, open: true, bonuses },
    })
    const { program, live } = await shown()
    expect(live).toBe(true)
    expect(program).toMatchObject({ points: POINTS, tiers: TIERS })
    expect(program.checkin.bonuses.map(({ days }) => days)).toEqual([7, 15])
    expect(await newestRow()).toMatchObject({
      what: '修改签到规则',
      before: expect.stringContaining('不开放'),
      after: expect.stringContaining('满 7 天 10 分 · 满 15 天 30 分'),
    })
  })

  it('survives a change of the brand face', async () => {
    const { brand, consent } = await shuke.must(operator, 'operator', 'brand.show', {})
    const input = { ...brand, hue: 20, consentText: consent.text }
    await shuke.must(operator, 'operator', 'brand.save', input)
    expect((await shown()).program.points).toEqual(POINTS)
  })

  it('is told to everybody in words, members or not', async () => {
    const words = await shuke.must(shuke.person(), 'member', 'program.words', {})
    expect(words.points.join()).toContain('每 1 元得 1 分')
    expect(words.points.join()).toContain('30 天、7 天、1 天')
    expect(words.tiers).toMatchObject([{ name: '新客' }, { name: '熟客', from: 1000 }])
    expect(words.checkin.join()).toContain('一个月签满 7 天，另得 10 分')
  })

  it('refuses to shorten the expiry of points already earned, and says what it is now', async () => {
    const reply = await savePoints({ expiryMonths: 6 }, true)
    expect(codeOf(reply)).toBe('points.expiry-shortened')
    expect(reply).toMatchObject({ error: { message: expect.stringContaining('12 个月') } })
    expect((await shown()).program.points.expiryMonths).toBe(12)
    expect(codeOf(await savePoints({ expiryMonths: 6 }, false))).toBe('ok')
    expect(codeOf(await savePoints({ expiryMonths: 24 }, true))).toBe('ok')
    expect((await shown()).program.points.expiryMonths).toBe(24)
  })

  it('refuses points that pay as much as they cost, whichever rule is changed last', async () => {
    expect(codeOf(await savePoints({ pointsPerYuan: 1 }))).toBe('points.rate-useless')
    expect(codeOf(await savePoints({ pointsPerYuan: 2 }))).toBe('ok')
    const generous = { ...HIGH, pointsPercent: 200 }
    expect(codeOf(await saveTiers([LOW, generous]))).toBe('points.rate-useless')
    expect(codeOf(await savePoints({}))).toBe('ok')
    expect(codeOf(await saveTiers([LOW, generous]))).toBe('ok')
  })

  it.each([
    ['tiers.overlap', [{ ...LOW, to: 1000 }, HIGH]],
    ['tiers.gap', [{ ...LOW, to: 900 }, HIGH]],
    ['tiers.start-not-zero', [{ ...LOW, from: 1 }, HIGH]],
    ['tiers.not-higher', [{ ...LOW, pricePercent: 90 }, HIGH]],
    ['tiers.top-open', [LOW, { ...HIGH, to: 5000 }]],
  ])('refuses tiers with %s, when saved and when tried out', async (code, tiers) => {
    const rules = { ...TIERS, tiers }
    expect(codeOf(await saveTiers(tiers))).toBe(code)
    const tried = await shuke.call(operator, 'operator', 'tiers.simulate', { rules })
    expect(codeOf(tried)).toBe(code)
  })

  it('refuses two bonuses for the same days', async () => {
    const bonuses = [
      { days: 7, points: 10 },
      { days: 7, points: 20 },
    ]
    const rules = { ...NO_PROGRAM.checkin, open: true, bonuses }
    const reply = await shuke.call(operator, 'operator', 'program.saveCheckin', { rules })
    expect(codeOf(reply)).toBe('checkin.bonus-twice')
    expect(reply).toMatchObject({ error: { message: expect.stringContaining('7 天') } })
  })

  it.each([-1, 0.5, 1001, Number.NaN, '1', null])(
    'refuses %s points for a yuan',
    async (perYuan) => {
      expect(codeOf(await savePoints({ perYuan }))).toBe('request.invalid')
    },
  )

  it('is changed by operators alone', async () => {
    const member = await join(shuke)
    const input = { rules: POINTS, alsoEarned: false }
    const reply = await shuke.call(member, 'operator', 'program.savePoints', input)
    expect(codeOf(reply)).toBe('role.operator-required')
  })

  it('may set its tiers anew as long as nobody has risen', async () => {
    expect(
      codeOf(await saveTiers([LOW, { ...HIGH, name: '银友', to: 4999 }, { ...HIGH, from: 5000 }])),
    ).toBe('ok')
    expect(codeOf(await saveTiers([LOW, HIGH]))).toBe('ok')
  })

  it('answers a retry as at first, also after another change', async () => {
    const requestId = newRequestId()
    const input = { rules: { ...POINTS, perYuan: 3 }, alsoEarned: false }
    const save = () => shuke.must(operator, 'operator', 'program.savePoints', input, requestId)
    const first = await save()
    await savePoints({})
    expect(await save()).toEqual(first)
    expect((await shown()).program.points.perYuan).toBe(1)
  })
})
