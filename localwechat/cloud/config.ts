import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { asRecord, asText, isRecord, type Json, texts } from './json.ts'
import type { StoreSchema } from './store/types.ts'

export const CONFIG_FILE = 'localwechat.config.json'

/** An ordinary-link rule: a QR code whose text starts with `prefix` opens `page`. */
export interface LinkRule {
  prefix: string
  page: string
}

export interface PersonConfig {
  id: string
  name: string
  avatar?: string
  phone?: string
  unionid?: string
}

/** A function that answers HTTP requests of strangers, such as callbacks of a payment. */
export interface HttpRoute {
  /** Path such as `/pay/notify`; paths below it are covered too. */
  route: string
  function: string
}

/** A subscribe-message template: key of each field and the label people see. */
export interface TemplateConfig {
  id: string
  title: string
  fields: Record<string, string>
}

export interface CloudConfig {
  appid: string
  env: string
  /** Absolute folder with one folder per function. */
  functions: string
  schema: StoreSchema
  links: LinkRule[]
  people: PersonConfig[]
  templates: TemplateConfig[]
  /** Routes of functions that answer HTTP requests. */
  http?: HttpRoute[]
  /** Absolute file: JSON `{function|"*": {NAME: value}}`, or NAME=value lines for all. */
  functionEnv?: string
  /** Absolute folder of the built mini-program; its app.json names the pages. */
  dist?: string
  /** Font packages or files that the phone offers to machines without Chinese fonts. */
  fonts: string[]
}

/** As CloudConfig, with paths relative to the project and the schema given by path or value. */
export interface ConfigInput {
  appid?: string
  env?: string
  functions?: string
  schema?: string | StoreSchema
  links?: LinkRule[]
  people?: PersonConfig[]
  templates?: TemplateConfig[]
  http?: HttpRoute[]
  functionEnv?: string
  dist?: string
  fonts?: string[]
}

const KEYS = new Set<string>([
  'appid',
  'env',
  'functions',
  'schema',
  'links',
  'people',
  'templates',
  'http',
  'functionEnv',
  'dist',
  'fonts',
])

const refuse = (text: string): never => {
  throw new Error(`${CONFIG_FILE}: ${text}`)
}

/** Reads a JSON object; the error names the file. */
export const readJsonFile = (file: string): Json => {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`localwechat cannot read ${file}: ${(error as Error).message}`)
  }
  if (!isRecord(value)) throw new Error(`localwechat: ${file} must hold a JSON object`)
  return value
}

const readInput = (project: string, overrides: ConfigInput): ConfigInput => {
  const file = path.join(project, CONFIG_FILE)
  const fromFile = existsSync(file) ? readJsonFile(file) : {}
  const unknown = Object.keys(fromFile).filter((key) => !KEYS.has(key) && key !== '$schema')
  if (unknown.length > 0) refuse(`unknown field ${unknown.join(', ')}`)
  return { ...(fromFile as ConfigInput), ...overrides }
}

const readSchema = (project: string, input: ConfigInput['schema']): StoreSchema => {
  if (input === undefined) return { collections: {} }
  const value = typeof input === 'string' ? readJsonFile(path.resolve(project, input)) : input
  if (!isRecord(value.collections)) return refuse('schema needs {"collections": {…}}')
  return value as unknown as StoreSchema
}

const checkLinks = (links: LinkRule[]): LinkRule[] => {
  for (const link of links) {
    if (!asText(asRecord(link).prefix) || !asText(asRecord(link).page))
      refuse('each of links needs a prefix and a page')
  }
  return links
}

const checkPeople = (people: PersonConfig[]): PersonConfig[] => {
  const seen = new Set<string>()
  for (const person of people) {
    if (!/^[\w-]{1,32}$/.test(asText(asRecord(person).id)))
      refuse('the id of a person must be 1 to 32 letters, digits, - or _')
    if (!asText(person.name)) refuse(`person ${person.id} needs a name`)
    if (seen.has(person.id)) refuse(`two people have the id ${person.id}`)
    seen.add(person.id)
  }
  return people
}

/** First parts of the paths that the cloud itself serves. */
const OWN_PATHS = /^\/(admin|upload|files|call|calls|people|messages|subscribe|phone-number)(\/|$)/

const checkHttp = (routes: HttpRoute[]): HttpRoute[] => {
  for (const one of routes) {
    const route = asText(asRecord(one).route)
    if (!asText(asRecord(one).function)) refuse(`the route ${route} of http needs a function`)
    if (!/^(\/[\w.-]+)+$/.test(route)) refuse(`http: not a path such as /pay/notify: "${route}"`)
    if (OWN_PATHS.test(route)) refuse(`http: localwechat itself serves ${route}`)
  }
  return routes
}

const list = <T>(value: T[] | undefined, name: string): T[] => {
  if (value !== undefined && !Array.isArray(value)) return refuse(`${name} must be a list`)
  return value ?? []
}

/** Reads and checks the project's configuration; `overrides` win over the file. */
export const readConfig = (project: string, overrides: ConfigInput = {}): CloudConfig => {
  const input = readInput(project, overrides)
  if (!asText(input.appid)) refuse('appid is missing')
  if (!asText(input.functions)) refuse('functions (the folder of the cloud functions) is missing')
  const within = (file: string) => path.resolve(project, file)
  return {
    appid: input.appid ?? '',
    env: input.env ?? 'local-env',
    functions: within(input.functions ?? ''),
    schema: readSchema(project, input.schema),
    links: checkLinks(list(input.links, 'links')),
    people: checkPeople(list(input.people, 'people')),
    templates: list(input.templates, 'templates'),
    http: checkHttp(list(input.http, 'http')),
    fonts: texts(input.fonts),
    ...(input.functionEnv ? { functionEnv: within(input.functionEnv) } : {}),
    ...(input.dist ? { dist: within(input.dist) } : {}),
  }
}
