import type { Rate } from './measure.ts'
import type { GroupFigures } from './memory.ts'
import type { Operation } from './subject.ts'

/** Targets of the project; an operation without one is only reported. */
const RATIOS: Partial<Record<Operation, number>> = { get: 0.25, guarded: 0.4, transaction: 0.3 }
const OPEN_MS = 50
const GROUP_MB = 300

const NAMES: Record<Operation, string> = {
  get: 'doc().get()',
  find: 'where(=,=).orderBy().limit(20)',
  guarded: 'where({_id, stock ≥ 1}).update(inc)',
  add: 'add(), three indexes, one unique',
  transaction: 'runTransaction(get, update, add)',
}

const round = (value: number): string => Math.round(value).toLocaleString('en')

const row = (...cells: string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(37) : cell.padStart(10))).join('')

const verdict = (target: number | undefined, met: boolean): string => {
  if (target === undefined) return ''
  return met ? 'met' : 'MISSED'
}

export interface Figures {
  documents: number
  rates: Rate[]
  /** Operations per second of the same operations over loopback HTTP. */
  loopback: Partial<Record<Operation, number>>
  group: GroupFigures
}

const rateRow = ({ operation, sdk, bare, ratio }: Rate, loopback: number | undefined): string => {
  const target = RATIOS[operation]
  return row(
    NAMES[operation],
    round(sdk),
    round(bare),
    ratio.toFixed(2),
    target === undefined ? '' : `≥ ${target}`,
    verdict(target, target !== undefined && ratio >= target),
    loopback === undefined ? '' : round(loopback),
  )
}

const limitRow = (name: string, value: number, limit: number, unit: string): string =>
  row(name, `${value.toFixed(1)} ${unit}`, '', '', `< ${limit}`, verdict(limit, value < limit))

/** Prints every figure; answers the names of the targets that were missed. */
export const report = ({ documents, rates, loopback, group }: Figures): string[] => {
  console.log(`\n${documents.toLocaleString('en')} documents; one caller, one call after the other`)
  console.log(row('operations per second', 'SDK', 'driver', 'ratio', 'target', '', 'HTTP'))
  for (const rate of rates) console.log(rateRow(rate, loopback[rate.operation]))
  console.log(limitRow('open (new process)', group.openMs, OPEN_MS, 'ms'))
  console.log(limitRow('group over all, peak memory', group.peakMb, GROUP_MB, 'MB'))
  console.log(row('group over all, time', `${group.seconds.toFixed(1)} s`))
  console.log(
    '\nSDK: wx-server-sdk with its sockets left out (in process). HTTP: the same calls over loopback,' +
      '\nas functions make them. Driver: the same SQLite driver by hand; every write of all three waits' +
      `\nfor the disk. Memory: the whole process, ${group.beforeMb.toFixed(0)} MB before the group.`,
  )
  return missed(rates, group)
}

const missed = (rates: Rate[], group: GroupFigures): string[] => [
  ...rates.flatMap(({ operation, ratio }) =>
    ratio < (RATIOS[operation] ?? 0) ? [NAMES[operation]] : [],
  ),
  ...(group.openMs < OPEN_MS ? [] : ['open']),
  ...(group.peakMb < GROUP_MB ? [] : ['group']),
]
