import { spawn } from 'node:child_process'

const OPENERS: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Nobody sits in front of a browser here. */
const isUnattended = (env: NodeJS.ProcessEnv): boolean =>
  env.CI !== undefined || env.SSH_CONNECTION !== undefined || env.SHUKE_NO_BROWSER !== undefined

const hasDesktop = (env: NodeJS.ProcessEnv): boolean =>
  process.platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY)

/** Opens the address in the person's browser when there is one; says nothing when there is none. */
export const openBrowser = (url: string, env: NodeJS.ProcessEnv = process.env): void => {
  if (isUnattended(env) || !hasDesktop(env)) return
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
