import { describe, expect, it } from 'vitest'
import { type IdentityKey, inOrder } from '#core/identity/keys'
import type { LinkSource } from '#core/identity/links'
import { reach } from '#core/identity/reach'
import { loadBroken } from '../simulation/functions'
import { type Deed, diceOf } from './identity-graphs'
import { comesToTheSame, FEW, failuresOf, PLAYS } from './identity-plays'

/** `npm run figures -- identity` plays 100,000; a slice that still kills every mutant runs here. */
const GRAPHS = 1500

describe('random graphs of links', () => {
  it.each(Object.entries(PLAYS))('%s', (_what, play) => {
    expect(failuresOf(play, GRAPHS)).toEqual([])
  })
})

describe('a change that stops too early', () => {
  const broken = (from: string, to: string) =>
    loadBroken<{ reach: typeof reach }>('core/identity/reach.ts', [
      { file: 'core/identity/reach.ts', from, to },
    ])

  it('is missed where a person was full before', async () => {
    const { reach: early } = await broken('verdictOf(rule).joins !== undefined', 'false')
    const missed = failuresOf((dice, deeds) => comesToTheSame(dice, deeds, early, FEW), GRAPHS)
    expect(missed).not.toEqual([])
  })

  it('is missed where a phone is no longer shared', async () => {
    const knows = (source: LinkSource, a: IdentityKey, b: IdentityKey): Deed => ({
      kind: 'note',
      ends: inOrder(a, b),
      note: { source, ref: '', at: 1 },
    })
    const parcels = ([0, 1, 2, 3] as const).map((i) => knows('parcel', `b.jd.${i}`, 'p.1'))
    const phones = ([1, 2] as const).map((i) => knows('phone', `m.${i}`, 'p.1'))
    const last = { ...parcels[3], kind: 'retract' } as Deed
    const deeds = [...parcels, ...phones, knows('buyer', 'm.2', 'b.jd.0'), last]
    const { reach: early } = await broken('link.alone !== rule ||', '')
    // One by one: what comes together is judged together.
    const oneByOne = { ...diceOf(1), below: () => 0 }
    expect(comesToTheSame(oneByOne, deeds, reach)).toBe(true)
    expect(comesToTheSame(oneByOne, deeds, early)).toBe(false)
  })
})
