import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { CloudConfig } from '../config.ts'
import { asRecord, isRecord, type Json } from '../json.ts'

/** The cloud refuses more than 4 KB of variables per function (facts/cloud.md §7). */
const ENV_BYTES = 4096

export type Env = Record<string, string>

const parseLine = (line: string): [string, string][] => {
  const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line)
  if (!match?.[1]) return []
  return [[match[1], (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')]]
}

const parseJson = (file: string, text: string): Json => {
  const value: unknown = JSON.parse(text)
  if (isRecord(value)) return value
  throw new Error(`localwechat: ${file} must hold a JSON object {function: {NAME: value}}`)
}

const readVariables = (file: string, fn: string): Env => {
  const text = readFileSync(file, 'utf8')
  if (path.extname(file) !== '.json') return Object.fromEntries(text.split('\n').flatMap(parseLine))
  const all = parseJson(file, text)
  const own = { ...asRecord(all['*']), ...asRecord(all[fn]) }
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, String(value)]))
}

/** What the function's settings in the console would give it; read again for each new worker. */
export const functionVariables = (config: CloudConfig, fn: string): Env => {
  if (!config.functionEnv) return {}
  const variables = readVariables(config.functionEnv, fn)
  const bytes = Buffer.byteLength(Object.entries(variables).flat().join(''))
  if (bytes > ENV_BYTES)
    throw new Error(`function ${fn}: ${bytes} bytes of variables, the cloud takes ${ENV_BYTES}`)
  return variables
}

export interface Caller {
  /** Absent for timers and calls between functions, which carry no WeChat identity. */
  openid?: string
  unionid?: string
  /** `wx_client`, `wx_trigger` or `wx_client,scf`. */
  source: string
}

/**
 * The variables that the SDK reads at each call (facts/cloud.md §2.2). Without RUNENV=SCF it would
 * look for a metadata server; without secrets it kills the process.
 */
export const callVariables = (config: CloudConfig, endpoint: string, caller: Caller): Env => {
  const wechat: Env = { WX_APPID: config.appid, WX_CLIENTIP: '127.0.0.1' }
  if (caller.openid) wechat.WX_OPENID = caller.openid
  if (caller.unionid) wechat.WX_UNIONID = caller.unionid
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: endpoint }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: config.env,
    TCB_ENV: config.env,
    TCB_SOURCE: caller.source,
    WX_API_TOKEN: 'local',
    ...(caller.source === 'wx_trigger'
      ? { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: 'local' }
      : {}),
    ...wechat,
    WX_CONTEXT_KEYS: Object.keys(wechat).join(','),
  }
}
