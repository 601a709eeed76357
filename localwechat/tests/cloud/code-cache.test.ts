import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { makeProject, startIn } from './project.ts'

/** Long enough to be worth keeping, and it tells where it fails. */
const codeOf = (says: string, more = ''): string => `exports.main = async ({ fail }) => {
  if (fail) throw new Error('here')
  const { basename } = require('path')
  return { says: '${says}', file: basename(__filename), top: module.exports === exports }
}
${more}const filling = [${'"filling",'.repeat(25_000)}]
`

const start = async (folder: string, says: string, more?: string) => {
  writeFileSync(path.join(folder, 'fns/main/index.js'), codeOf(says, more))
  const cloud = await startIn(folder)
  const main = (data = {}) => cloud.call('main', 'ann', data)
  return { cloud, main }
}

it('what one instance has compiled serves the next, of this cloud and of the one after', async () => {
  const folder = makeProject()
  const kept = path.join(folder, 'data/code/main.v8')
  const { cloud, main } = await start(folder, 'good day')
  const answer = { result: { says: 'good day', file: 'index.js', top: true } }
  expect(await main()).toMatchObject(answer)
  await vi.waitFor(() => expect(existsSync(kept)).toBe(true))
  const { mtimeMs } = statSync(kept)
  // A failed instance is not used again.
  expect((await main({ fail: true })).errMsg).toContain('index.js:2:19')
  expect(await main()).toMatchObject(answer)
  await cloud.close()
  const again = await start(folder, 'good day')
  expect(await again.main()).toMatchObject(answer)
  await again.cloud.close()
  expect(statSync(kept).mtimeMs).toBe(mtimeMs)
})

it('is not used for another text of the same length, nor when it is damaged', async () => {
  const folder = makeProject()
  const kept = path.join(folder, 'data/code/main.v8')
  for (const says of ['one', 'two', 'ten']) {
    const { cloud, main } = await start(folder, says)
    expect(await main()).toMatchObject({ result: { says } })
    await vi.waitFor(() => expect(existsSync(kept)).toBe(true))
    await cloud.close()
    // The text of the hash stays, what it vouches for does not.
    if (says === 'two') writeFileSync(kept, readFileSync(kept).fill(7, 40))
  }
})

it('leaves what imports modules while it runs to Node', async () => {
  const more = "exports.later = () => import('node:os')\n"
  const folder = makeProject()
  const { main } = await start(folder, 'hello', more)
  expect(await main()).toMatchObject({ result: { says: 'hello' } })
  await main({ fail: true })
  expect(await main()).toMatchObject({ result: { says: 'hello' } })
  expect(existsSync(path.join(folder, 'data/code'))).toBe(false)
})
