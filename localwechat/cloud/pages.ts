import { existsSync } from 'node:fs'
import path from 'node:path'
import { type CloudConfig, readJsonFile } from './config.ts'
import { asList, asRecord, asText, texts } from './json.ts'

/** Page paths of the built mini-program, or undefined while there is no build to ask. */
export const appPages = (config: CloudConfig): Set<string> | undefined => {
  const file = config.dist && path.join(config.dist, 'app.json')
  if (!file || !existsSync(file)) return undefined
  const app = readJsonFile(file)
  const packages = asList(app.subPackages ?? app.subpackages).map(asRecord)
  const inner = packages.flatMap((one) =>
    texts(one.pages).map((page) => path.posix.join(asText(one.root), page)),
  )
  return new Set([...texts(app.pages), ...inner])
}
