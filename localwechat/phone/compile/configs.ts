import path from 'node:path'
import { type DistFiles, readJson } from './dist-files.ts'

type Json = Record<string, unknown>

/** All page paths of app.json: main package first, then each sub-package. */
export function pagePaths(appJson: Json): string[] {
  const own = strings(appJson.pages)
  const packages = appJson.subPackages ?? appJson.subpackages
  if (!Array.isArray(packages)) return own
  return [...own, ...packages.flatMap((one: Json) => packagePages(one))]
}

function packagePages(one: Json): string[] {
  return strings(one.pages).map((page) => path.posix.join(String(one.root), page))
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/**
 * The json of every page and component, with `usingComponents` resolved to absolute paths.
 * Refuses a page or component without files, naming who asks for it.
 */
export function componentConfigs(files: DistFiles, appJson: Json): Record<string, Json> {
  const configs: Record<string, Json> = {}
  const shared = resolveUsing(files, '', appJson.usingComponents, 'app.json')
  const visit = (name: string, asker: string) => {
    if (configs[name]) return
    if (!files.has(`${name}.js`)) throw new Error(`${asker} names ${name}, which has no js file`)
    const json = files.has(`${name}.json`) ? readJson(files, `${name}.json`) : {}
    const using = {
      ...shared,
      ...resolveUsing(files, path.posix.dirname(name), json.usingComponents, `${name}.json`),
    }
    configs[name] = { ...json, usingComponents: using }
    for (const target of Object.values(using)) visit(target.slice(1), `${name}.json`)
  }
  for (const page of pagePaths(appJson)) visit(page, 'app.json')
  const tabBar = appJson.tabBar as Json | undefined
  if (tabBar?.custom === true) visit('custom-tab-bar/index', 'app.json')
  return configs
}

function resolveUsing(files: DistFiles, dir: string, using: unknown, asker: string) {
  const found: Record<string, string> = {}
  if (!using || typeof using !== 'object') return found
  for (const [tag, target] of Object.entries(using)) {
    found[tag] = `/${resolveComponent(files, dir, String(target), asker)}`
  }
  return found
}

function resolveComponent(files: DistFiles, dir: string, target: string, asker: string): string {
  if (target.includes('://')) {
    throw new Error(`${asker} uses ${target}: plugins are not supported by localwechat`)
  }
  const relative = target.startsWith('/') ? target.slice(1) : path.posix.join(dir, target)
  const candidates = [relative, `${relative}/index`]
  for (let at = dir; ; at = path.posix.dirname(at)) {
    const base = at === '.' || at === '' ? 'miniprogram_npm' : `${at}/miniprogram_npm`
    candidates.push(`${base}/${target}`, `${base}/${target}/index`)
    if (at === '.' || at === '') break
  }
  const found = candidates.find((name) => files.has(`${name}.js`))
  if (!found) throw new Error(`${asker} uses the component ${target}, which does not exist`)
  return found
}
