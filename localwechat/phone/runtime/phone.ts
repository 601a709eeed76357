import * as glass from 'glass-easel'
import { type AppParts, pagePathsOf, tabPathsOf } from './app-parts.ts'
import { AppRunner } from './app-runner.ts'
import { BASE_CSS } from './base-css.ts'
import { seats } from './context.ts'
import { createEmitter } from './emitter.ts'
import { createEngine, type EngineHost } from './engine.ts'
import { fireOn } from './events.ts'
import { watchInput } from './input.ts'
import { type Machine, openedStack, type PhoneInside } from './machine.ts'
import { makeContext } from './make-context.ts'
import { createMeter } from './meter.ts'
import { createNetwork } from './network.ts'
import { PageStack } from './pages.ts'
import { createQuiet } from './quiet.ts'
import { createScreen } from './screen.ts'
import { createTheme } from './theme.ts'
import { createTimers } from './timers.ts'
import type { PhoneSettings, Table } from './types.ts'
import { createWx } from './wx.ts'

export interface PhoneParts {
  parts: AppParts
  settings: PhoneSettings
  table: Table | null
  mount: HTMLElement
}

/** Builds the phone and, unless `settings.closed`, opens the mini-program with `settings.launch`. */
export async function createPhone(given: PhoneParts): Promise<PhoneInside> {
  const machine = assemble(given)
  const { ctx, settings, runner, phone } = machine
  listenToFramework(machine)
  ctx.chrome = seats.chrome?.(ctx) ?? ctx.chrome
  watchInput(ctx)
  machine.screen.watchSize(() => tellSize(machine))
  for (const warning of machine.parts.warnings) console.warn(warning)
  if (settings.closed) ctx.chrome.foreground(false)
  else await runner.launch(settings.launch)
  return phone
}

function assemble(given: PhoneParts): Machine {
  const { parts, table } = given
  const settings = { ...given.settings }
  const theme = createTheme(parts)
  const machine = {
    parts,
    settings,
    table,
    errors: [],
    paths: pagePathsOf(parts.appJson),
    meter: createMeter(),
    theme,
    quiet: createQuiet(),
    screen: createScreen(given.mount, settings, BASE_CSS, theme.follows),
    network: createNetwork(settings, () => machine.ctx),
    emitter: createEmitter((error) => machine.ctx.reportError(error)),
    wx: {},
  } as unknown as Machine
  machine.ctx = makeContext(machine)
  machine.phone = makePhone(machine)
  machine.runner = new AppRunner({
    paths: machine.paths,
    ctx: () => machine.ctx,
    stack: () => openedStack(machine),
    rebuild: () => rebuild(machine),
  })
  return machine
}

/** A fresh framework, page stack and `wx`: nothing of an earlier run stays in memory. */
function rebuild(machine: Machine) {
  const { parts, ctx, theme, paths } = machine
  const engine = createEngine(parts, engineHost(machine))
  machine.stack = new PageStack({ ctx, engine, theme, paths, tabs: tabPathsOf(parts.appJson) })
  machine.wx = createWx(ctx)
  const timers = createTimers(machine.quiet, ctx.reportError)
  return { wx: machine.wx, loader: engine.loader, timers }
}

function engineHost(machine: Machine): EngineHost {
  return {
    ctx: () => machine.ctx,
    fire: (element, type, detail, bubbles) => fireOn(element, type, detail, bubbles),
    reportUnknownTag: (tag) =>
      machine.ctx.reportError(new Error(`the tag <${tag}> is not supported by localwechat`)),
    meter: (node, data) => machine.meter.weigh(node, data, pageOf(node)),
    globals: () => machine.runner.globals(),
  }
}

function makePhone(machine: Machine): PhoneInside {
  return {
    settings: machine.settings,
    context: machine.ctx,
    errors: machine.errors,
    get wx() {
      return machine.wx
    },
    quiet: machine.quiet,
    getApp: () => (machine.runner.globals().getApp as () => Record<string, unknown>)(),
    setData: machine.meter.records,
    launch: (options) => machine.runner.launch(options),
    setNetwork: (state) => machine.network.set(state),
    picture: () => need(seats.picture, 'picture')(machine.ctx),
    scanFromWeChat: (content, scene) =>
      need(seats.scanFromWeChat, 'scan')(machine.ctx, content, scene),
  }
}

function listenToFramework(machine: Machine): void {
  window.addEventListener('unhandledrejection', (event) => {
    machine.ctx.reportError(event.reason)
    machine.emitter.emit('unhandledRejection', { reason: event.reason, promise: event.promise })
  })
  glass.addGlobalErrorListener((error) => {
    machine.ctx.reportError(error)
    return false
  })
  glass.addGlobalWarningListener((warning) => {
    if (!isNoise(warning)) console.warn(warning)
    return false
  })
}

/** Taro's one template hands components more attributes, and lists less often, than declared. */
function isNoise(message: string): boolean {
  return /is not a valid property|for-list data .* got type "undefined"/.test(message)
}

function tellSize(machine: Machine): void {
  const size = machine.screen.size()
  const top = machine.stack?.pages.at(-1)
  top?.lifetime('resize', { size })
  top?.call('onResize', { size })
  machine.ctx.chrome.refresh()
  machine.emitter.emit('windowResize', { size })
}

/** The page path a component node belongs to: the path of its outermost component. */
function pageOf(node: glass.GeneralComponent): string {
  let at = node
  while (at.ownerShadowRoot) at = at.ownerShadowRoot.getHostNode()
  return at.is
}

function need<T>(seat: T | null, name: string): T {
  if (!seat) throw new Error(`this phone has no skin for "${name}"`)
  return seat
}
