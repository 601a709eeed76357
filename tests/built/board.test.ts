import { describe, expect, test } from 'vitest'
import { shownBoard } from './board-answers.ts'
import { LOST, refusal } from './clerk-cloud.ts'
import { open } from './clerk-phone.ts'
import { operatorDay } from './operator-answers.ts'
import { firstSetDataBytes, largest } from './set-data.ts'

describe('the board', () => {
  test('leads with repurchase, says what changed, and where everybody stands', async () => {
    const phone = await open('operator/board', operatorDay)
    const text = phone.text()
    for (const words of ['2026年11月', '32.5%', '39 / 120 位 · 上月 30.1%', '通用', '5,210 位'])
      expect(text).toContain(words)
    expect(text.indexOf('回头客占比')).toBeLessThan(text.indexOf('新会员'))
    expect(text).toContain('回头单 64 单，比上周多 30 单')
    expect(text).toContain('沉睡会员占比 61.2%，高于您设的 50%')
    await phone.tap('买过一单的会员')
    expect(phone.where()).toBe('data/behind?kind=pool&pool=once')
  })

  test('opens a figure of the month that is looked at', async () => {
    const phone = await open('operator/board', operatorDay)
    await phone.tap('前')
    expect(phone.callsOf('board.show')[1]?.input).toEqual({ month: '2026-10' })
    await phone.tap('回头客占比')
    expect(phone.where()).toBe('data/figure?id=again&month=2026-10')
  })

  test('does not go on beyond the running month', async () => {
    const phone = await open('operator/board', operatorDay)
    await phone.tap('后')
    expect(phone.callsOf('board.show')).toHaveLength(1)
  })

  test('shows the beginner where to begin', async () => {
    const funnel = shownBoard.funnel.map((step) => ({ ...step, people: 0 }))
    const phone = await open('operator/board', {
      ...operatorDay,
      'board.show': { ...shownBoard, funnel, upTo: 0, week: [] },
    })
    expect(phone.text()).toContain('从这里开始')
    expect(phone.text()).toContain('还没有统计过')
    expect(phone.text()).toContain('两周里还没有记录')
  })

  test('keeps what was there without a network', async () => {
    let lost = false
    const phone = await open('operator/board', {
      ...operatorDay,
      'board.show': () => (lost ? LOST : shownBoard),
    })
    lost = true
    await phone.tap('前')
    await phone.until('再试一次')
    expect(phone.text()).toContain('32.5%')
  })

  test('gives its figures as a file', async () => {
    const phone = await open('operator/board', operatorDay)
    await phone.tap('导出这些数字（CSV）')
    expect(phone.callsOf('board.csv')[0]?.input).toEqual({ table: 'figures' })
  })
})

describe('a figure', () => {
  const page = 'data/figure?id=again&month=2026-11'

  test('says how it is made, its months, and who is behind it, page by page', async () => {
    const phone = await open(page, operatorDay)
    for (const words of ['回头客占比 =', '2026年3月', '23%', '是哪些人（39 位）', '20 单 ¥840'])
      expect(phone.text()).toContain(words)
    expect(phone.callsOf('board.figure')).toHaveLength(1)
    await phone.tap('再往前看')
    expect(phone.callsOf('board.people')[0]?.input).toEqual({
      of: { kind: 'figure', figure: 'again', month: '2026-11' },
      after: 'm.p19',
    })
    await phone.tap('会员 尾号 2000')
    expect(phone.where()).toBe('data/person?id=m.p0')
  })

  test('takes a bound of the brand’s own, and gives the trade’s back', async () => {
    const phone = await open(page, operatorDay)
    await phone.tap('提醒线')
    await phone.input('#bound', '101')
    await phone.tap('保存')
    expect(phone.callsOf('board.saveBound')).toHaveLength(0)
    await phone.input('#bound', '35.5')
    await phone.tap('保存')
    expect(phone.callsOf('board.saveBound')[0]?.input).toEqual({ figure: 'again', bound: 3550 })
    await phone.tap('提醒线')
    await phone.tap('按行业的默认值')
    expect(phone.callsOf('board.saveBound')[1]?.input).toEqual({ figure: 'again' })
  })
})

describe('people behind a number', () => {
  test('are told with their number, and more of them come', async () => {
    const phone = await open('data/behind?kind=pool&pool=once', operatorDay)
    expect(phone.text()).toContain('共 21 位')
    await phone.tap('再往前看')
    expect(phone.callsOf('board.people')[1]?.input).toEqual({
      of: { kind: 'pool', pool: 'once' },
      after: 'm.p19',
    })
  })
})

describe('cohorts', () => {
  test('lead from a cell to its people, and say what each spent', async () => {
    const phone = await open('data/cohorts', operatorDay)
    expect(phone.text()).toContain('26-11 · 100')
    const cell = phone.findAll('.heat-cell').find(({ textContent }) => textContent === '28%')
    await phone.tap(cell as HTMLElement)
    expect(phone.where()).toBe('data/behind?kind=cohort&month=2026-10&offset=1')
  })

  test('say how to begin while nobody has bought', async () => {
    const phone = await open('data/cohorts', { ...operatorDay, 'board.cohorts': { rows: [] } })
    expect(phone.text()).toContain('还没有人买过')
  })
})

describe('channels', () => {
  const page = 'data/channels?month=2026-11'

  test('say what they brought and cost, and which cost is missing', async () => {
    const phone = await open(page, operatorDay)
    for (const words of [
      '包裹卡 · 双11 礼盒',
      '这个月 42 位新会员，成交 ¥12,800',
      '每位新会员 ¥25.81，每花 1 元带来 12.25 元成交，2026-09-03 回本',
      '花费的回报最低',
      '还没填花费',
    ])
      expect(phone.text()).toContain(words)
    await phone.tap('看会员')
    expect(phone.where()).toMatch(/^data\/behind\?kind=channel&channel=card/)
  })

  test('take a cost in yuan for the month that is shown', async () => {
    const phone = await open(page, operatorDay)
    await phone.tap('填花费')
    await phone.input('#cost', '12x')
    await phone.tap('保存')
    expect(phone.callsOf('board.saveCost')).toHaveLength(0)
    await phone.input('#cost', '1280.5')
    await phone.tap('保存')
    expect(phone.callsOf('board.saveCost')[0]?.input).toEqual({
      channel: 'card:b1',
      month: '2026-11',
      fen: 128_050,
    })
    expect(phone.text()).toContain('一共花了 ¥1,280.50')
  })

  test('keep the sheet with the sentence of a refusal', async () => {
    const phone = await open(page, {
      ...operatorDay,
      'board.saveCost': refusal('board.month-ahead'),
    })
    await phone.tap('填花费')
    await phone.input('#cost', '10')
    await phone.tap('保存')
    expect(phone.text()).toContain('board.month-ahead')
  })
})

test('friends who stayed are told before those who were brought', async () => {
  const phone = await open('data/koc', operatorDay)
  expect(phone.text()).toContain('留下 20 位，请来 30 位；自己买过 3 单 ¥128')
})

const pages = [
  'data/figure?id=again&month=2026-11',
  'data/behind?kind=pool&pool=once',
  'data/cohorts',
  'data/channels?month=2026-11',
  'data/koc',
]

test.each(pages)('%s opens within its budget, and says what it must', async (page) => {
  const phone = await open(page, operatorDay)
  expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  expect(phone.phone.errors).toEqual([])
  const routes = Object.keys(operatorDay)
  const all = (answer: unknown) => Object.fromEntries(routes.map((route) => [route, answer]))
  const closed = await open(page, all(refusal('role.operator-required')))
  await closed.until('这里只给品牌运营使用')
  const offline = await open(
    page,
    all(() => LOST),
  )
  await offline.until('再试一次')
})
