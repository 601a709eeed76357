import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { readJsonFile } from '../config.ts'
import { asList, asRecord, asText, type Json, texts } from '../json.ts'
import { type Cron, parseCron } from '../timers/cron.ts'

/** Functions are created with 3 s unless told otherwise (facts/cloud.md §7). */
const DEFAULT_TIMEOUT = 3
/** The longest any documented setting gives a synchronous function. */
const LONGEST_TIMEOUT = 900
/** Trigger names have at most 60 characters (facts/platform.md §2.1). */
const TRIGGER_NAME = 60

export interface Trigger {
  name: string
  config: string
  cron: Cron
}

export interface FunctionSpec {
  name: string
  file: string
  /** Changes when index.js does; workers of another version are retired. */
  version: string
  /** Seconds. */
  timeout: number
  /** Open APIs it may call. */
  openapi: string[]
  trigger?: Trigger
}

const readTimeout = (name: string, value: unknown): number => {
  if (value === undefined) return DEFAULT_TIMEOUT
  if (typeof value === 'number' && value > 0 && value <= LONGEST_TIMEOUT) return value
  throw new Error(`function ${name}: timeout must be 1 to ${LONGEST_TIMEOUT} seconds`)
}

const readTrigger = (name: string, config: Json): Trigger | undefined => {
  const triggers = asList(config.triggers).map(asRecord)
  if (triggers.length > 1) throw new Error(`function ${name}: only one trigger is allowed`)
  const [trigger] = triggers
  if (!trigger) return undefined
  const title = asText(trigger.name)
  if (trigger.type !== 'timer') throw new Error(`function ${name}: trigger type must be "timer"`)
  if (title === '' || title.length > TRIGGER_NAME)
    throw new Error(`function ${name}: a trigger needs a name of 1 to ${TRIGGER_NAME} characters`)
  const expression = asText(trigger.config)
  return { name: title, config: expression, cron: parseCron(expression) }
}

/** Reads one function folder; undefined when there is none. Throws on a broken config.json. */
export const readFunction = (root: string, name: string): FunctionSpec | undefined => {
  if (!/^[A-Za-z][\w-]{0,59}$/.test(name)) return undefined
  const file = path.join(root, name, 'index.js')
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) return undefined
  const configFile = path.join(root, name, 'config.json')
  const config = existsSync(configFile) ? readJsonFile(configFile) : {}
  const trigger = readTrigger(name, config)
  return {
    name,
    file,
    version: `${found.mtimeMs}:${found.size}`,
    timeout: readTimeout(name, config.timeout),
    openapi: texts(asRecord(config.permissions).openapi),
    ...(trigger ? { trigger } : {}),
  }
}

/** Every function of the project. */
export const readFunctions = (root: string): FunctionSpec[] => {
  if (!existsSync(root)) return []
  return readdirSync(root)
    .map((name) => readFunction(root, name))
    .filter((spec) => spec !== undefined)
}
