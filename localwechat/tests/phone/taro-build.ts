import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const project = fileURLToPath(new URL('taro', import.meta.url))
const cli = createRequire(import.meta.url).resolve('@tarojs/cli/package.json')
const cache = path.resolve(cli, '../../../.cache/localwechat')

/** Sources and Taro's version decide; a build takes a quarter of a minute. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(cli))
  const names = readdirSync(project, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((name) => !/[\\/](?:dist|\.swc|\.cache)[\\/]/.test(name))
    .sort()
  for (const name of names) hash.update(name.slice(project.length)).update(readFileSync(name))
  return hash.digest('hex').slice(0, 16)
}

/** Builds the Taro fixture for WeChat, or takes the build of the same sources from the cache. */
export async function buildTaroFixture(): Promise<string> {
  const target = path.join(cache, `taro-${fingerprint()}`)
  if (existsSync(target)) return target
  mkdirSync(cache, { recursive: true })
  const part = `${target}.${process.pid}`
  const bin = path.join(path.dirname(cli), 'bin/taro')
  await promisify(execFile)(process.execPath, [bin, 'build', '--type', 'weapp'], {
    cwd: project,
    env: { ...process.env, FIXTURE_OUT: part, NODE_ENV: 'production' },
  })
  // Whole at once: two test runs may build at the same time.
  if (existsSync(target)) rmSync(part, { recursive: true })
  else renameSync(part, target)
  return target
}
