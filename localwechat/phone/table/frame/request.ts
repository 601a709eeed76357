import { splitPath } from '../../api/ui/links.ts'
import type { LaunchOptions } from '../../runtime/types.ts'

/** What the address of a phone asks for. */
export interface FrameRequest {
  person: string
  wide: boolean
  dark: boolean
  textScale: number
  /** Starts on WeChat's own screen, the mini-program not opened yet. */
  closed: boolean
  /** Content of a code the phone has just scanned with WeChat; empty: none. */
  scan: string
  launch: LaunchOptions
}

const OWN = new Set(['person', 'path', 'scene', 'wide', 'dark', 'text', 'closed', 'scan'])

/** Opened from the recent list (facts/platform.md §2.3). */
const DEFAULT_SCENE = 1001

const isOn = (value: string | null) => value !== null && value !== '0' && value !== 'false'

/**
 * Reads `?person=&path=&scene=&wide=&dark=&text=&closed=&scan=`; every other parameter is handed to
 * the page, encoded once, as WeChat does. `scene` is the launch scene; a code's own scene belongs
 * into the query of `path`.
 */
export function readRequest(search: string): FrameRequest {
  const params = new URLSearchParams(search)
  const { path, query } = splitPath(params.get('path') ?? '')
  for (const [name, value] of params) {
    if (!OWN.has(name)) query[name] = encodeURIComponent(value)
  }
  return {
    person: params.get('person') ?? '',
    wide: isOn(params.get('wide')),
    dark: isOn(params.get('dark')),
    textScale: Number(params.get('text')) || 1,
    closed: isOn(params.get('closed')),
    scan: params.get('scan') ?? '',
    launch: { path, query, scene: Number(params.get('scene')) || DEFAULT_SCENE },
  }
}
