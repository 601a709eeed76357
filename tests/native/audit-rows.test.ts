// @vitest-environment jsdom
import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { expect, it } from 'vitest'
import type { AuditRow } from '#core/audit/contract'
import { itemOf } from '@/operator/audit/rows'
import { auditRows } from '../built/operator-answers.ts'

const file = path.resolve(import.meta.dirname, '../../src/native/audit-rows/index')
const component = simulate.load(file, 'audit-rows', { compiler: 'simulate' })

it('rows of the audit say what, when, who and where, the change and the reason', () => {
  const rows = simulate.render(component, { items: (auditRows as AuditRow[]).map(itemOf) })
  rows.attach(document.createElement('div'))
  const texts = (selector: string) =>
    rows.querySelectorAll(selector).map(({ dom }) => dom?.textContent?.trim())
  expect(texts('.what')).toEqual(['核销', '作废批次', '领券', '发布券'])
  expect(texts('.at')[0]).toMatch(/18:00$/)
  expect(texts('.who').slice(0, 2)).toEqual(['小周 · 山间茶铺南山路店', '苏掌柜'])
  expect(texts('.change')).toEqual(['未使用 → 已核销', '可领 → 已作废', '草稿 → 发放中'])
  expect(texts('.why')).toEqual(['原因：印刷有误'])
})
