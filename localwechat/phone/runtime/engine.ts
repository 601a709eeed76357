import type * as glass from 'glass-easel'
import {
  component as adapter,
  type CodeSpace,
  MiniProgramEnv,
} from 'glass-easel-miniprogram-adapter'
import type { AppParts } from './app-parts.ts'
import { PhoneBackend } from './backend.ts'
import type { Data } from './context.ts'
import { callListener } from './events.ts'
import { createLoader, type Loader } from './loader.ts'
import type { TagHost } from './tags/tag.ts'

export type Caller = adapter.GeneralComponent

export interface Engine {
  /** Evaluates what a page needs (its components, then itself) and creates its tree. */
  createPage(path: string, query: string, parent: HTMLElement): PageTree
  loader: Loader
  configOf(path: string): Data
  /** `window` of app.json, theme names not filled in. */
  appWindow: Data
}

export interface PageTree {
  caller: Caller
  /** Puts the tree into the page: `attached` of its components runs. */
  attach(): void
  pageLifetime(name: string, ...args: unknown[]): void
  release(): void
}

export interface EngineHost extends TagHost {
  /** Called before each setData; may refuse by throwing. */
  meter(node: glass.GeneralComponent, data: Data): Data
  /** App, getApp, wx … for one module. */
  globals(): Record<string, unknown>
}

/** Sets up the component framework for one mini-program. */
export function createEngine(parts: AppParts, host: EngineHost): Engine {
  const scope = globalThis as unknown as { localwechatListener: typeof callListener }
  scope.localwechatListener = callListener
  const env = new MiniProgramEnv()
  const backend = env.associateBackend(new PhoneBackend(host))
  const space = env.createCodeSpace('main', true)
  space.getComponentSpace().updateComponentOptions({ writeIdToDOM: true })
  registerParts(space, parts)
  addStyle('app', parts.styles.app)
  meterSetData(host)
  const registering: Registering = { path: 'app' }
  const loader = createLoader(parts, () => moduleGlobals(space, host, registering))
  const load = (path: string) => loadWithComponents(parts, loader, registering, path, new Set())
  return {
    loader,
    configOf: (path) => parts.configs[path] ?? {},
    appWindow: (parts.appJson.window ?? {}) as Data,
    createPage(path, query, parent) {
      load(path)
      const root = backend.createRoot('wx-page', space, query ? `/${path}?${query}` : `/${path}`)
      const placeholder = document.createElement('div')
      parent.appendChild(placeholder)
      const node = root.getComponent()
      return {
        caller: root.get() as unknown as Caller,
        pageLifetime: (name, ...args) => node.triggerPageLifetime(name, args as never),
        release: () => root.release(),
        attach: () => root.attach(parent as never, placeholder as never),
      }
    },
  }
}

function registerParts(space: CodeSpace, parts: AppParts): void {
  const groupList = parts.templates as Record<string, glass.template.ProcGenGroup>
  for (const [path, config] of Object.entries(parts.configs)) {
    space.addComponentStaticConfig(path, config as never)
    space.addStyleSheet(path, undefined, path.replace(/[^\w-]/g, '_'))
    const content = groupList[path]
    if (!content) continue
    // Colon-less `bindtap=` is what most templates write (facts/taro.md §6.1).
    const template = { groupList, content, fallbackListenerOnNativeNode: true }
    space.addCompiledTemplate(path, template as glass.template.ComponentTemplate)
  }
}

/** Components first: a page's template is bound to their definitions when it is registered. */
function loadWithComponents(
  parts: AppParts,
  loader: Loader,
  registering: Registering,
  path: string,
  seen: Set<string>,
): void {
  if (seen.has(path)) return
  seen.add(path)
  const using = (parts.configs[path]?.usingComponents ?? {}) as Record<string, string>
  for (const target of Object.values(using)) {
    loadWithComponents(parts, loader, registering, target.slice(1), seen)
  }
  registering.path = path
  loader.load(`${path}.js`)
  addStyle(path, parts.styles[path])
}

/** Each sheet once; a page's own sheet comes after those of its components. */
function addStyle(name: string, css: string | undefined): void {
  const id = `lw-style:${name}`
  if (!css || document.getElementById(id)) return
  const style = document.createElement('style')
  style.id = id
  style.textContent = css
  document.head.appendChild(style)
}

/**
 * The component whose js is being evaluated. As in WeChat, Component() registers that one,
 * whichever module calls it: Taro keeps the code of `comp` in taro.js.
 */
interface Registering {
  path: string
}

function moduleGlobals(space: CodeSpace, host: EngineHost, registering: Registering) {
  const register = <T>(
    build: (env: {
      Page: (definition: never) => T
      Component: (definition: never) => T
      Behavior: (definition: never) => T
    }) => T,
  ) => space.componentEnv(registering.path, build as never)
  return {
    ...host.globals(),
    Page: (definition: Data) =>
      register((env) => env.Page(withKnownBehaviors(definition) as never)),
    Component: (definition: Data) => {
      applyOptions(space, registering.path, definition)
      return register((env) => env.Component(withKnownBehaviors(definition) as never))
    },
    Behavior: (definition: Data) =>
      register((env) => env.Behavior(withKnownBehaviors(definition) as never)),
  }
}

/** Built-in behaviours are names, not objects; the host needs nothing from them. */
function withKnownBehaviors(definition: Data): Data {
  if (!Array.isArray(definition.behaviors)) return definition
  const behaviors = definition.behaviors.filter((one) => one && typeof one !== 'string')
  return { ...definition, behaviors }
}

/** `options: { styleIsolation, addGlobalClass }` in js means the same as in json. */
function applyOptions(space: CodeSpace, path: string, definition: Data): void {
  const options = definition.options as Data | undefined
  if (!options) return
  const config = space.getComponentStaticConfig(path) ?? {}
  const { styleIsolation, addGlobalClass } = options
  if (styleIsolation === undefined && addGlobalClass === undefined) return
  const merged = { ...config, ...(addGlobalClass ? { addGlobalClass: true } : {}) } as Data
  if (styleIsolation === 'apply-shared') merged.styleIsolation = styleIsolation
  else if (styleIsolation === 'shared' && config.styleIsolation !== 'shared') {
    console.warn(`${path}: write styleIsolation "shared" in its json, not in js`)
  }
  space.addComponentStaticConfig(path, merged as never)
}

/** Puts the meter in front of the framework's setData, for pages and components alike. */
function meterSetData(host: EngineHost): void {
  const proto = adapter.ComponentCaller.prototype as unknown as {
    setData(data: Data, callback?: () => void): void
    lwOriginal?: (data: Data, callback?: () => void) => void
  }
  const original = proto.lwOriginal ?? proto.setData
  proto.lwOriginal = original
  proto.setData = function (this: Caller, data: Data, callback?: () => void) {
    const node = this._$ as unknown as glass.GeneralComponent
    original.call(this, host.meter(node, data ?? {}), callback)
  }
}
