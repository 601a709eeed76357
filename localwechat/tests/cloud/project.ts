import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { type Cloud, type CloudOptions, startCloud } from '../../cloud/index.ts'

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../../..')

const CODES = { name: 'uq_code', keys: [{ field: 'code', order: 1 as const }], unique: true }

const cleanups: (() => Promise<void> | void)[] = []

afterAll(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

/** A throw-away project whose functions all run functions/sdk.js on the real SDK. */
export const makeProject = (configs: Record<string, unknown> = { main: {} }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'localwechat-'))
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  for (const [name, config] of Object.entries(configs)) {
    const place = path.join(folder, 'fns', name)
    mkdirSync(place, { recursive: true })
    cpSync(path.join(here, 'functions/sdk.js'), path.join(place, 'index.js'))
    writeFileSync(path.join(place, 'config.json'), JSON.stringify(config))
  }
  return folder
}

export const startIn = async (folder: string, options: Partial<CloudOptions> = {}) => {
  const { config, ...rest } = options
  const cloud = await startCloud({
    project: folder,
    data: path.join(folder, 'data'),
    durability: 'off',
    ...rest,
    config: {
      appid: 'wx0123456789abcdef',
      functions: 'fns',
      schema: { collections: { notes: {}, codes: { indexes: [CODES] } } },
      people: [
        { id: 'ann', name: '安' },
        { id: 'bob', name: 'Bob' },
      ],
      ...config,
    },
  })
  cleanups.push(() => cloud.close())
  return cloud
}

/** Starts a cloud on a project of its own; both are gone when the test file ends. */
export const start = (
  configs?: Record<string, unknown>,
  options?: Partial<CloudOptions>,
): Promise<Cloud> => startIn(makeProject(configs), options)

/** Runs a step of functions/sdk.js as Ann (or another person) and answers its result. */
export const step = async <T = Record<string, unknown>>(
  cloud: Cloud,
  name: string,
  data: Record<string, unknown> = {},
  { fn = 'main', person = 'ann' } = {},
): Promise<T> => {
  const reply = await cloud.call(fn, person, { step: name, ...data })
  if (!('result' in reply)) throw new Error(reply.errMsg)
  return reply.result as T
}
