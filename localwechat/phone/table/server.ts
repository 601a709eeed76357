import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { readConfig } from '../../cloud/config.ts'
import type { LinkRule } from '../api/ui/links.ts'
import { appSource, bundles, NotBuilt } from './bundles.ts'
import { fontCss, fontFile } from './fonts.ts'
import { type PublicConfig, phonePage, tablePage, troublePage } from './html.ts'

export interface PhoneRoutesOptions {
  /** Folder of the built mini-program. */
  distDir: string
  /** Public facts of the project; read from localwechat.config.json beside dist when absent. */
  config?: { appid: string; links?: LinkRule[]; templates?: { id: string; title: string }[] }
  /** Name of the table; default: the title in app.json. */
  title?: string
  /** Changes when the demo data starts over: phones then forget what they had stored. */
  world?: string
  /** What lies on the table from the start; addresses on this server. */
  things?: () => { name: string; url: string }[]
}

type Handler = (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>

interface Answer {
  type: string
  body: string | Buffer
  status?: number
  /** Only for content that never changes under its address. */
  keep?: boolean
}

interface World {
  config: () => PublicConfig
  app: () => ReturnType<typeof appSource>
}

const HTML = 'text/html; charset=utf-8'
const JS = 'text/javascript; charset=utf-8'
const CSS = 'text/css; charset=utf-8'

/** Mozilla's reader is served as it is: its worker must be a file of its own. */
const pdfFile = (name: string): Buffer =>
  readFileSync(createRequire(import.meta.url).resolve(`pdfjs-dist/build/${name}`))

const script = async (body: Promise<string>): Promise<Answer> => ({ type: JS, body: await body })

const routes: Record<string, (world: World) => Answer | Promise<Answer>> = {
  '/': ({ config }) => ({ type: HTML, body: tablePage(config()) }),
  '/index.html': ({ config }) => ({ type: HTML, body: tablePage(config()) }),
  '/table.js': () => script(bundles.table()),
  '/phone/': ({ config, app }) => ({ type: HTML, body: phonePage(config(), app().version) }),
  '/phone/app.js': ({ app }) => ({ type: JS, body: app().script }),
  '/phone/runtime.js': () => script(bundles.runtime()),
  '/phone/frame.js': () => script(bundles.frame()),
  '/phone/fonts.css': () => ({ type: CSS, body: fontCss() }),
  '/table/pdf.js': () => ({ type: JS, body: pdfFile('pdf.min.mjs') }),
  '/table/pdf.worker.js': () => ({ type: JS, body: pdfFile('pdf.worker.min.mjs') }),
}

function fontAnswer(pathname: string): Answer | null {
  if (!pathname.startsWith('/phone/fonts/')) return null
  const body = fontFile(path.posix.basename(pathname))
  return body && { type: 'font/woff2', body, keep: true }
}

// A broken build is told in the phone's own place, where the person is looking.
function trouble(error: unknown): Answer {
  const text = error instanceof Error ? error.message : String(error)
  const [status, title] =
    error instanceof NotBuilt ? [503, '还没有构建小程序'] : [500, '手机打不开']
  return { type: HTML, body: troublePage(title, text), status }
}

function send(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
  res.writeHead(answer.status ?? 200, {
    'content-type': answer.type,
    'cache-control': answer.keep ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  })
  res.end(req.method === 'HEAD' ? undefined : answer.body)
}

function publicConfig(options: PhoneRoutesOptions): () => PublicConfig {
  const given = options.config ?? readConfig(path.dirname(path.resolve(options.distDir)))
  return () => ({
    appid: given.appid,
    links: given.links ?? [],
    templates: (given.templates ?? []).map(({ id, title }) => ({ id, title })),
    title: options.title ?? '手机桌面',
    world: options.world ?? '',
    things: options.things?.() ?? [],
  })
}

/**
 * Serves the table at `/`, one phone at `/phone/?person=…`, the compiled mini-program and the
 * Chinese web font. Answers false for every other address, so that it can be mounted beside the
 * local cloud.
 */
export function phoneRoutes(options: PhoneRoutesOptions): Handler {
  const world: World = {
    config: publicConfig(options),
    app: () => appSource(options.distDir),
  }
  return async (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false
    const { pathname } = new URL(req.url ?? '/', 'http://local')
    const answer = fontAnswer(pathname) ?? (await answerOf(pathname, world))
    if (answer) send(req, res, answer)
    return answer !== null
  }
}

async function answerOf(pathname: string, world: World): Promise<Answer | null> {
  const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined
  if (!route) return null
  try {
    return await route(world)
  } catch (error) {
    return trouble(error)
  }
}
