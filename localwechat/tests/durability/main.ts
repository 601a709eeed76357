import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { seeded } from '../../bench/data.ts'
import { type Proof, prove } from './prove.ts'

const OPTIONS = {
  rounds: { type: 'string', default: '100' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
} as const

const line = (proof: Proof): string =>
  `${proof.acknowledged} acknowledged writes, ${proof.lost} lost, ${proof.torn} torn commits, ` +
  `${proof.faults.length} index or data faults; ${proof.early} kills before the first write`

/** `npm run prove:durability`: answers the exit code. */
export const main = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({ args, options: OPTIONS })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number')
  const folder = mkdtempSync(path.join(os.tmpdir(), 'localwechat-durability-'))
  console.log(`${rounds} rounds of kill -9, seed ${values.seed}, in ${folder}`)
  const proof = await prove(folder, rounds, seeded(Number(values.seed)), (round, so) => {
    if (round % 10 === 0) console.log(`round ${round}: ${line(so)}`)
  })
  console.log(line(proof))
  for (const fault of proof.faults) console.log(`  ${fault}`)
  const good = proof.lost === 0 && proof.torn === 0 && proof.faults.length === 0
  // A folder that shows a fault is kept for whoever looks into it.
  if (good) rmSync(folder, { recursive: true, force: true })
  return good ? 0 : 1
}
