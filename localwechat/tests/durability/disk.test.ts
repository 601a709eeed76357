import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyStore } from '../../cloud/store/verify.ts'
import { Writer } from './child.ts'
import { copyOf, killedAfter, newFolder } from './folders.ts'
import { expected } from './model.ts'
import { examine, newProof, type Proof } from './prove.ts'

const clean = { lost: 0, torn: 0, faults: [] }

const examined = async (folder: string, acknowledged: number): Promise<Proof> => {
  const proof = newProof()
  await examine(folder, acknowledged, proof)
  return proof
}

const { folder: killed, last } = await killedAfter(20)

describe('a full disk', () => {
  it('refuses the write, keeps all that was acknowledged, and goes on when there is room', async () => {
    const folder = copyOf(killed)
    const limited = Writer.startLimited(folder, last + 1, 512)
    await limited.end()
    expect(limited.errors).toBe('')
    expect(limited.refusal).toMatch(/DATABASE_REQUEST_FAILED .*(disk I\/O error|full)/)
    const acknowledged = limited.acknowledged.at(-1) ?? 0
    expect(acknowledged).toBeGreaterThan(last)
    expect(limited.state).toEqual(expected(acknowledged))
    expect(await examined(folder, acknowledged)).toMatchObject(clean)
    const roomy = Writer.start(folder, acknowledged + 1)
    await roomy.reached(50)
    await roomy.kill()
    expect(await examined(folder, roomy.acknowledged.at(-1) ?? 0)).toMatchObject(clean)
  })
})

describe('a second process on the same data', () => {
  it('is told so, and the first one goes on unharmed', async () => {
    const folder = newFolder()
    const first = Writer.start(folder, 1)
    await first.reached(20)
    const second = Writer.start(folder, 1)
    await second.end()
    expect(second.errors).toContain('is in use by another process: stop that one first')
    expect(second.acknowledged).toEqual([])
    expect(() => verifyStore(folder)).toThrow('in use by another process')
    await first.reached(first.acknowledged.length + 20)
    await first.kill()
    expect(await examined(folder, first.acknowledged.at(-1) ?? 0)).toMatchObject(clean)
  })
})

/** Rights do not bind root: its child runs as nobody, who must be able to read this package. */
const NOBODY = 65_534
const asRoot = process.getuid?.() === 0

const othersMayEnter = (folder: string): boolean =>
  (statSync(folder).mode & 0o5) === 0o5 &&
  (path.dirname(folder) === folder || othersMayEnter(path.dirname(folder)))

const possible =
  process.platform !== 'win32' && (!asRoot || othersMayEnter(path.resolve(import.meta.dirname)))

const contents = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => `${name} ${readFileSync(path.join(folder, name)).toString('base64')}`)

describe.skipIf(!possible)('a folder that cannot be written', () => {
  const startAsNobody = async (folder: string): Promise<Writer> => {
    const writer = Writer.start(folder, 1, 0, asRoot ? { uid: NOBODY, gid: NOBODY } : {})
    await writer.end()
    return writer
  }

  it('is refused with what to look at, and its data stay as they are', async () => {
    const folder = copyOf(killed)
    for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o444)
    chmodSync(folder, 0o555)
    const before = contents(folder)
    const writer = await startAsNobody(folder)
    expect(writer.errors).toContain('cannot be opened or written: check the folder and its rights')
    expect(contents(folder)).toEqual(before)
    chmodSync(folder, 0o755)
  })

  it('is refused too when the data folder would have to be made in it', async () => {
    const parent = newFolder()
    mkdirSync(path.join(parent, 'fixed'))
    chmodSync(parent, 0o755)
    chmodSync(path.join(parent, 'fixed'), 0o555)
    const writer = await startAsNobody(path.join(parent, 'fixed', 'data'))
    expect(writer.errors).toContain('cannot be opened or written: check the folder and its rights')
    expect(readdirSync(path.join(parent, 'fixed'))).toEqual([])
  })
})
