import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Sdk } from './sdk.ts'
import { COLLECTIONS, type Report, runSuite } from './suite.ts'

export interface Settings {
  env: string
  secretId: string
  secretKey: string
  /** Address of another `/admin` than the real cloud's: that of a local cloud. */
  url?: string
}

interface ServerSdk extends Sdk {
  version: string
  init(options: { env: string; secretId: string; secretKey: string; timeout: number }): void
}

/** Far above any answer of a healthy service; the SDK's own limit is 15 s. */
const TIMEOUT_MS = 30_000

const HELP = `Put these into .env beside package.json (never into the repository) or the environment:
  VERIFY_ENV_ID      id of the cloud environment, best one that holds nothing else
  VERIFY_SECRET_ID   key of the account: cloud console of the provider, access keys
  VERIFY_SECRET_KEY
It works in the collections ${Object.values(COLLECTIONS).join(' and ')} only, creates them when they
are missing, empties them before every case, and leaves them empty.`

/** Reads `.env` of the folder into the environment; what is set already wins. */
export const readEnvFile = (folder: string): void => {
  const file = path.join(folder, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** What to connect to; throws a sentence that says what is missing. */
export const readSettings = (env: NodeJS.ProcessEnv, url = env.VERIFY_URL): Settings => {
  const { VERIFY_ENV_ID = '', VERIFY_SECRET_ID = '', VERIFY_SECRET_KEY = '' } = env
  if (url && !/^https?:\/\/[^/]+\/admin/.test(url))
    throw new Error(
      `not the address of a cloud's /admin, such as http://127.0.0.1:4180/admin: ${url}`,
    )
  if (url) return { env: VERIFY_ENV_ID || 'local-env', secretId: 'local', secretKey: 'local', url }
  const missing = Object.entries({ VERIFY_ENV_ID, VERIFY_SECRET_ID, VERIFY_SECRET_KEY })
    .filter(([, value]) => value === '')
    .map(([name]) => name)
  if (missing.length > 0) throw new Error(`verify:cloud lacks ${missing.join(', ')}.\n${HELP}`)
  return { env: VERIFY_ENV_ID, secretId: VERIFY_SECRET_ID, secretKey: VERIFY_SECRET_KEY }
}

/** The SDK of the project in this folder, pointed at what the settings name. */
const openSdk = (folder: string, { url, ...account }: Settings): ServerSdk => {
  // Outside the cloud's functions the SDK signs with the given key and talks to the public address.
  if (url) {
    process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: url })
    process.env.TENCENTCLOUD_RUNENV = 'SCF'
    process.env.TENCENTCLOUD_REGION = 'ap-shanghai'
    process.env.SCF_NAMESPACE = account.env
  }
  process.env.TENCENTCLOUD_SECRETID = account.secretId
  process.env.TENCENTCLOUD_SECRETKEY = account.secretKey
  const sdk = createRequire(path.join(folder, 'package.json'))('wx-server-sdk') as ServerSdk
  sdk.init({ ...account, timeout: TIMEOUT_MS })
  return sdk
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}

const difference = ({ area, title, expected, got }: Report): string =>
  `differs  ${area}: ${title}\n         expected ${shown(expected)}\n         got      ${shown(got)}`

/** One line per area with how many of its cases agreed. */
const summary = (reports: Report[]): string[] => {
  const areas = [...new Set(reports.map(({ area }) => area))]
  return areas.map((area) => {
    const own = reports.filter((report) => report.area === area)
    return `${String(own.filter(({ agree }) => agree).length).padStart(4)} of ${own.length}  ${area}`
  })
}

export interface VerifyOptions {
  /** Folder of the project whose wx-server-sdk and .env are used. */
  folder: string
  settings: Settings
  print: (line: string) => void
  /** File that gets every report as JSON. */
  json?: string
}

/** Runs the suite on a cloud and prints what agreed; answers whether all did. */
export const verify = async ({ folder, settings, print, json }: VerifyOptions) => {
  const sdk = openSdk(folder, settings)
  print(`wx-server-sdk ${sdk.version} on ${settings.url ?? `the environment ${settings.env}`}`)
  const reports = await runSuite(sdk, (report) => {
    print(report.agree ? `agrees   ${report.area}: ${report.title}` : difference(report))
  })
  if (json) writeFileSync(json, JSON.stringify(reports, null, 2))
  const agreed = reports.filter(({ agree }) => agree).length
  print(['', ...summary(reports), `${agreed} of ${reports.length} cases agree`].join('\n'))
  print(`${Object.values(COLLECTIONS).join(' and ')} are empty again and may be deleted.`)
  return agreed === reports.length
}
