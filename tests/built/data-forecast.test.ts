import { expect, test } from 'vitest'
import { open } from './clerk-phone.ts'
import { dataDay, forecast } from './data-answers.ts'

test('what was seen and what is forecast stand apart, with range, sample, check and premises', async () => {
  const phone = await open('data/forecast', dataDay)
  for (const words of [
    '40%',
    '买过的 2,357 位里，有 946 位',
    '首购后 52 天内',
    '一半的复购相隔不到 39 天',
    '首购起 12 个月',
    '¥80',
    '多半在 730 到 894 次之间',
    '由平均抽出的 2,000 位买家推算到全部 2,357 位',
    '没有算进节日、涨价和新活动',
  ]) {
    expect(phone.text()).toContain(words)
  }
  expect(phone.find('#check')?.textContent).toContain('后来真的有 838 次，落在范围里')
})

test('where it can not be told, the sentence says what is missing, and no number stands there', async () => {
  const { forecast: _made, check: _check, interval: _interval, ...seen } = forecast
  const missing = '买过的顾客满 300 位才能预测，现在有 12 位'
  const phone = await open('data/forecast', {
    ...dataDay,
    'forecast.show': { ...seen, worth: [], missing, checkMissing: missing },
  })
  expect(phone.text()).toContain(missing)
  expect(phone.text()).not.toContain('多半在 730')
  expect(phone.text()).toContain('还没有人在两天里买过')
})
