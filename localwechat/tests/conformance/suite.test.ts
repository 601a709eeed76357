import { describe, expect, it } from 'vitest'
import { AREAS, type Report } from '../../conformance/suite.ts'
import { startIn } from '../cloud/project.ts'
import { projectWith, SDKS } from './project.ts'

const runIn = async (sdk: string): Promise<Map<string, Report>> => {
  const entry = { entry: 'suite.ts', config: { timeout: 300 } }
  const folder = await projectWith(sdk, { suite: entry })
  const cloud = await startIn(folder)
  const reply = await cloud.call('suite', 'ann')
  if (!('result' in reply)) throw new Error(reply.errMsg)
  return new Map((reply.result as Report[]).map((report) => [report.title, report]))
}

describe.each(SDKS)('the behaviours of the database through wx-server-sdk %s', async (_v, sdk) => {
  const reports = await runIn(sdk)

  describe.each(AREAS.map(({ area, cases }) => [area, cases] as const))('%s', (_area, cases) => {
    it.each(cases.map(({ title }) => [title]))('%s', (title) => {
      expect(reports.get(title)?.got).toEqual(reports.get(title)?.expected)
      expect(reports.get(title)?.agree).toBe(true)
    })
  })
})

it('no two cases have the same title', () => {
  const titles = AREAS.flatMap(({ cases }) => cases.map(({ title }) => title))
  expect(new Set(titles).size).toBe(titles.length)
})
