import { cpSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../cloud/index.ts'
import { makeProject, startIn, step } from './project.ts'

let cloud: Cloud

beforeAll(async () => {
  const project = makeProject({ main: { timeout: 60 } })
  const code = path.join(import.meta.dirname, 'functions/turns.js')
  cpSync(code, path.join(project, 'fns/main/index.js'))
  cloud = await startIn(project)
})

describe('operations of one transaction over HTTP', () => {
  it.each([2, 3, 5])('sent %i at once: all but one are refused as busy', async (count) => {
    const refused = await step<number[]>(cloud, 'together', { rounds: 40, count })
    expect(new Set(refused)).toEqual(new Set([count - 1]))
  })

  it.each([0, 1, 4])('sent in turn beside %i other requests are never refused', async (beside) => {
    expect(await step<number>(cloud, 'inTurn', { rounds: 30, beside })).toBe(0)
  })
})
