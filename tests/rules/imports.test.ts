import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import rules from '../../config/import-rules.mjs'

/** A small house in a folder of its own: one wrong import per rule, and right ones beside them. */
const PLANTED: Record<string, { file: string; imports: string }> = {
  'core-is-pure': { file: 'core/a/rules.ts', imports: 'node:fs' },
  'src-uses-core-only': { file: 'src/page.ts', imports: '../server/platform/clock' },
  'server-uses-core-only': { file: 'server/a/index.ts', imports: '../../src/plain' },
  'entries-use-server-only': {
    file: 'cloudfunctions/member/entry.ts',
    imports: '../../core/a/contract',
  },
  'localwechat-stands-alone': {
    file: 'localwechat/cloud/index.ts',
    imports: '../../core/a/contract',
  },
  'nobody-imports-localwechat': { file: 'server/b/use.ts', imports: '../../localwechat/plain' },
  'sdk-behind-the-platform': { file: 'server/b/data.ts', imports: 'wx-server-sdk' },
  'stores-without-taro': { file: 'src/stores/card.ts', imports: '@tarojs/taro' },
  'server-features-by-index': { file: 'server/b/peek.ts', imports: '../a/inside' },
  'core-features-by-contract': { file: 'core/b/rules.ts', imports: '../a/inside' },
  'no-circles': { file: 'core/a/one.ts', imports: './two' },
}

const RIGHT: Record<string, string> = {
  'core/a/two.ts': "import './one'\n",
  'core/a/contract.ts': "import '../kernel/result'\nimport 'valibot'\n",
  'core/kernel/result.ts': 'export {}\n',
  'core/a/inside.ts': 'export {}\n',
  'core/b/contract.ts': "import '../a/contract'\n",
  'server/platform/clock.ts': 'export {}\n',
  'server/platform/store/database.ts': "import 'wx-server-sdk'\n",
  'server/a/inside.ts': "import '../../core/a/contract'\nimport '../platform/clock'\n",
  'server/b/right.ts': "import '../a'\n",
  'src/plain.ts': "import '../core/a/contract'\n",
  'localwechat/plain.ts': 'export {}\n',
}

let house: string

const put = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
  writeFileSync(path.join(house, file), text)
}

beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), 'shuke-imports-'))
  symlinkSync(path.resolve('node_modules'), path.join(house, 'node_modules'))
  put('package.json', JSON.stringify({ dependencies: { valibot: '*', 'wx-server-sdk': '*' } }))
  for (const [file, text] of Object.entries(RIGHT)) put(file, text)
  for (const { file, imports } of Object.values(PLANTED)) put(file, `import '${imports}'\n`)
})

afterAll(() => rmSync(house, { recursive: true }))

const { tsConfig: _none, ...options } = rules.options

describe('the import rules', () => {
  it('refuse each wrong direction that is planted, and nothing else', async () => {
    const rooms = ['src', 'core', 'server', 'cloudfunctions', 'localwechat']
    const settings = { ...options, baseDir: house, validate: true, ruleSet: rules }
    const { output } = await cruise(rooms, settings)
    const found = (output as ICruiseResult).summary.violations.map(
      ({ rule, from }) => `${rule.name}: ${from}`,
    )
    for (const [name, { file }] of Object.entries(PLANTED))
      expect(found).toContain(`${name}: ${file}`)
    const guilty = new Set([...Object.values(PLANTED).map(({ file }) => file), 'core/a/two.ts'])
    expect(found.filter((line) => !guilty.has(line.split(': ')[1] ?? ''))).toEqual([])
  })
})
