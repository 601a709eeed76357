import path from 'node:path'
import { type Cloud, type CloudOptions, readConfig, startCloud } from './cloud/index.ts'
import { phoneRoutes } from './phone/index.ts'

export type { Cloud, CloudOptions }
export { readConfig, startCloud }

/** Starts the local cloud with the table of phones in front, when the configuration has a `dist`. */
export const startLocalWechat = (options: CloudOptions): Promise<Cloud> => {
  const config = readConfig(options.project ?? process.cwd(), options.config)
  const { appid, links, templates, dist } = config
  if (dist === undefined) return startCloud(options)
  const handler = phoneRoutes({
    distDir: dist,
    config: { appid, links, templates },
    title: path.basename(path.resolve(options.project ?? '.')),
  })
  return startCloud({ ...options, mount: [...(options.mount ?? []), { path: '/', handler }] })
}
