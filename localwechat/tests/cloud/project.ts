import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { type Cloud, type CloudOptions, startCloud } from '../../cloud/index.ts'

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../../..')

const CODES = { name: 'uq_code', keys: [{ field: 'code', order: 1 as const }], unique: true }

/** A throw-away project whose functions all run functions/sdk.js on the real SDK. */
export const makeProject = (configs: Record<string, unknown> = { main: {} }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'localwechat-'))
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  for (const [name, config] of Object.entries(configs)) {
    const place = path.join(folder, 'fns', name)
    mkdirSync(place, { recursive: true })
    cpSync(path.join(here, 'functions/sdk.js'), path.join(place, 'index.js'))
    writeFileSync(path.join(place, 'config.json'), JSON.stringify(config))
  }
  return folder
}

const opened: (() => Promise<void>)[] = []

afterAll(async () => {
  for (const close of opened.splice(0)) await close()
})

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
  opened.push(() => cloud.close())
  return cloud
}

/** Starts a cloud on a project of its own; both are gone when the test file ends. */
export const start = async (
  configs?: Record<string, unknown>,
  options?: Partial<CloudOptions>,
): Promise<Cloud> => {
  const folder = makeProject(configs)
  const cloud = await startIn(folder, options)
  opened.push(async () => rmSync(folder, { recursive: true, force: true }))
  return cloud
}

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
