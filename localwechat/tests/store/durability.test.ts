import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { newFolder, Shop } from './helper.ts'

const WRITER = path.join(import.meta.dirname, 'writer.ts')

/** Acknowledged rounds before the kill: enough to be in the middle of the log's life. */
const ROUNDS = [40, 90, 150, 260]

/** Runs the writer until it has acknowledged `count` rounds, kills it, and gives the acknowledged. */
async function killAfter(folder: string, start: number, count: number): Promise<number[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, folder, String(start)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const acknowledged: number[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line))
    if (acknowledged.length === count) child.kill('SIGKILL')
  }
  await ended
  return acknowledged
}

test('no acknowledged write is lost when the process is killed, and no transaction is torn', async () => {
  const folder = newFolder()
  const acknowledged: number[] = []
  for (const count of ROUNDS) {
    const known = await killAfter(folder, (acknowledged.at(-1) ?? -1) + 1000, count)
    expect(known.length).toBeGreaterThanOrEqual(count)
    acknowledged.push(...known)
    const shop = new Shop({ folder, durability: 'full' })
    const ids = async (name: string) =>
      (await shop.aggregate(name, { $limit: 10_000 })).map((doc) => doc._id)
    const [members, coupons, ledger] = [
      await ids('member'),
      await ids('coupon'),
      await ids('ledger'),
    ]
    const kept = new Set([...members, ...coupons])
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([])
    expect(ledger).toEqual(coupons)
    // Every index entry leads to its document.
    for (const n of coupons) expect(await shop.get('coupon', { code: `c${n}` })).toHaveLength(1)
    expect(await shop.get('member', { tags: 'x' }, { limit: 1000 })).toHaveLength(members.length)
    shop.store.close()
  }
})
