import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { CompiledApp } from '../runtime/types.ts'
import { componentConfigs } from './configs.ts'
import { type DistFiles, listDist, readJson, readText, stems } from './dist-files.ts'
import { compileTemplates } from './wxml.ts'
import { compileStyle, type StyleScope, scopePrefix } from './wxss.ts'

type Json = Record<string, unknown>

/** Anything else in dist/ (licences, maps, DevTools settings) never reaches a phone. */
const ASSET_TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  woff: 'font/woff',
  woff2: 'font/woff2',
  pdf: 'application/pdf',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
}

/**
 * Compiles a built mini-program (a DevTools `miniprogramRoot`) for the phone.
 * Refuses broken wxml, json or js with the file's name.
 */
export function compileApp(distDir: string): CompiledApp {
  const files = listDist(distDir)
  const appJson = readJson(files, 'app.json')
  const configs = componentConfigs(files, appJson)
  const templates = compileTemplates(files)
  const parts = {
    appJson,
    theme: files.has('theme.json') ? readJson(files, 'theme.json') : {},
    configs,
    modules: modules(files),
    styles: styles(files, configs),
    assets: assets(files),
    warnings: templates.warnings,
  }
  const script =
    `globalThis.localwechatApp=Object.assign(${JSON.stringify(parts)},` +
    `{templates:${templates.code}});`
  return { appJson, script: script.replace(/<\/script/gi, '<\\/script') }
}

function modules(files: DistFiles): Record<string, string> {
  const found: Record<string, string> = {}
  for (const stem of [...stems(files, '.js')]) {
    const source = readText(files, `${stem}.js`)
    checkSyntax(`${stem}.js`, source)
    found[`${stem}.js`] = source
  }
  return found
}

function checkSyntax(name: string, source: string): void {
  try {
    new vm.Script(`(function(){${source}\n})`, { filename: name })
  } catch (error) {
    throw new Error(`${name} does not parse: ${(error as Error).message}`)
  }
}

function styles(files: DistFiles, configs: Record<string, Json>): Record<string, string> {
  const found: Record<string, string> = {}
  if (files.has('app.wxss')) found.app = compileStyle(files, 'app.wxss', { kind: 'app' })
  for (const [name, config] of Object.entries(configs)) {
    if (!files.has(`${name}.wxss`)) continue
    found[name] = compileStyle(files, `${name}.wxss`, scopeOf(name, config))
  }
  return found
}

function scopeOf(name: string, config: Json): StyleScope {
  if (config.component !== true) return { kind: 'page', path: name }
  if (config.styleIsolation === 'shared') return { kind: 'shared' }
  return { kind: 'component', prefix: scopePrefix(name) }
}

function assets(files: DistFiles): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, file] of files) {
    const type = ASSET_TYPES[path.extname(name).slice(1).toLowerCase()]
    if (type) found[name] = `data:${type};base64,${readFileSync(file).toString('base64')}`
  }
  return found
}
