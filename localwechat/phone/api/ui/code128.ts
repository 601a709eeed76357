import { luminance, type Pixels } from './pixels.ts'

/** Widths of bars and spaces of each symbol value 0..105 (ISO/IEC 15417, table 1). */
const SYMBOLS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 ' +
  '112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 ' +
  '311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 ' +
  '112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 ' +
  '122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 ' +
  '124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ')
const VALUE_OF = new Map(SYMBOLS.map((widths, value) => [widths, value]))
const STOP = '2331112'
const MODULES = 11
const START_A = 103
const START_C = 105
const [CODE_C, CODE_B, CODE_A, SHIFT] = [99, 100, 101, 98]
const FNC1 = 102

/** How many rows are looked at; a barcode at the till is never thinner than 1/60 of the screen. */
const ROWS = 120

type Set_ = 'A' | 'B' | 'C'

/** Reads a horizontal Code 128 anywhere in the pixels; null when there is none. */
export function decodeCode128(pixels: Pixels): string | null {
  const step = Math.max(1, Math.floor(pixels.height / ROWS))
  for (let y = step >> 1; y < pixels.height; y += step) {
    const text = readRuns(runsOf(pixels, y))
    if (text !== null) return text
  }
  return null
}

/** Run lengths of one row, beginning with a light run. */
function runsOf(pixels: Pixels, y: number): number[] {
  const row = Array.from({ length: pixels.width }, (_, x) => luminance(pixels, x, y))
  const low = Math.min(...row)
  const middle = (low + Math.max(...row)) / 2
  const runs: number[] = [0]
  let dark = false
  for (const value of row) {
    if (value < middle !== dark) {
      dark = !dark
      runs.push(0)
    }
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1
  }
  return runs
}

function readRuns(runs: readonly number[]): string | null {
  for (let at = 1; at + 13 <= runs.length; at += 2) {
    const start = symbolAt(runs, at)
    if (start === undefined || start < START_A || start > START_C) continue
    const values = readSymbols(runs, at)
    if (values) return textOf(values)
  }
  return null
}

/** All values from the start symbol up to the stop, without the checksum; null when it is wrong. */
function readSymbols(runs: readonly number[], from: number): number[] | null {
  const values: number[] = []
  for (let at = from; at + 6 <= runs.length; at += 6) {
    if (isStop(runs, at)) return checked(values)
    const value = symbolAt(runs, at)
    if (value === undefined) return null
    values.push(value)
  }
  return null
}

function checked(values: number[]): number[] | null {
  const check = values.pop()
  const sum = values.reduce((total, value, i) => total + value * Math.max(1, i), 0)
  return values.length > 1 && sum % 103 === check ? values : null
}

function symbolAt(runs: readonly number[], at: number): number | undefined {
  return VALUE_OF.get(widthsAt(runs, at, 6, MODULES))
}

const isStop = (runs: readonly number[], at: number) =>
  at + 7 <= runs.length && widthsAt(runs, at, 7, 13) === STOP

function widthsAt(runs: readonly number[], at: number, count: number, modules: number): string {
  const part = runs.slice(at, at + count)
  const total = part.reduce((sum, run) => sum + run, 0)
  return part.map((run) => Math.round((run * modules) / total)).join('')
}

function textOf(values: readonly number[]): string {
  let set: Set_ = (['A', 'B', 'C'] as const)[(values[0] ?? START_A) - START_A] ?? 'B'
  let text = ''
  let once: Set_ | null = null
  for (const value of values.slice(1)) {
    const now: Set_ = once ?? set
    once = null
    if (value === SHIFT && now !== 'C') once = now === 'A' ? 'B' : 'A'
    else if (isSwitch(value, now)) set = switched(value)
    else text += charOf(value, now)
  }
  return text
}

const isSwitch = (value: number, set: Set_) =>
  (value === CODE_C && set !== 'C') ||
  (value === CODE_B && set !== 'B') ||
  (value === CODE_A && set !== 'A')

const switched = (value: number): Set_ => (value === CODE_C ? 'C' : value === CODE_B ? 'B' : 'A')

function charOf(value: number, set: Set_): string {
  if (value === FNC1) return ''
  if (set === 'C') return String(value).padStart(2, '0')
  if (value > 95) return ''
  return String.fromCharCode(set === 'A' && value >= 64 ? value - 64 : value + 32)
}
