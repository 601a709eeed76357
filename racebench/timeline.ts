import type { Run, Step } from '../localwechat/simulator/index.ts'
import { type Log, toldText, wishText } from './log.ts'

/** A terminal, or a page of paper on its side. */
const WIDTH = 150
const CLOCK = 11
const NARROWEST = 28
const GAP = 3

const nameOf = (who: string): string => who.split('.')[0] ?? who

/** What somebody with a phone does or hears, in words. */
const phoneText = ({ what, call = '' }: Step, log: Log): string => {
  const sent = log.sent[call]
  const noted = sent?.wish === undefined ? undefined : log.wishes[sent.wish]
  if (!sent || !noted || what.startsWith('has no answer')) return what
  if (what.startsWith('calls'))
    return `${wishText(noted.wish)}${sent.times > 1 ? ' – again, the same request' : ''}`
  return sent.told ? `is told ${toldText(sent.told)}` : what
}

/** A person's calls have numbers, so that two of them at once can be told apart. */
const textOf = (step: Step, log: Log): string => {
  const strike = step.fault === undefined ? '' : `⚡ ${step.fault}: `
  const inCloud = step.who.includes('.')
  const number = (inCloud ? step.who : (step.call ?? '')).split('.')[1]
  const mark = number === undefined ? '' : `${number}${inCloud ? ' · ' : ' '}`
  return `${mark}${strike}${inCloud ? step.what : phoneText(step, log)}`
}

/** Long ids, of people and requests as well as of documents, as somebody can read them. */
const LONG_ID = /\b[0-9A-Za-z_-]{24,}/g

const readable = (log: Log): ((text: string) => string) => {
  const names = new Map(Object.entries(log.people))
  const numbers = new Map<string, number>()
  for (const { wish } of log.wishes) {
    const number = (numbers.get(wish.person) ?? 0) + 1
    numbers.set(wish.person, number)
    names.set(wish.request, `${wish.person}'s wish ${number}`)
  }
  return (text) => {
    const known = [...names].reduce((all, [id, name]) => all.replaceAll(id, name), text)
    return known.replace(LONG_ID, (id) => `${id.slice(0, 6)}…`)
  }
}

/** Cuts a text into lines of this width, at blanks where there are some. */
const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = []
  let rest = text
  while (rest.length > width) {
    const blank = rest.lastIndexOf(' ', width)
    const cut = blank > width / 2 ? blank : width
    lines.push(rest.slice(0, cut))
    rest = `    ${rest.slice(cut).trimStart()}`
  }
  return [...lines, rest]
}

const row = (clock: string, cells: readonly string[][], width: number): string[] => {
  const height = Math.max(...cells.map(({ length }) => length))
  return Array.from({ length: height }, (_, line) => {
    const texts = cells.map((cell) => (cell[line] ?? '').padEnd(width))
    return [(line === 0 ? clock : '').padStart(CLOCK), ...texts].join(' │ ').trimEnd()
  })
}

/** What timers do once all is over makes tables that nobody reads. */
const isQuiet = ({ who, fault }: Step): boolean =>
  who.startsWith('director.') && fault === undefined

/**
 * A run as a table: a column for each who takes part, a line for each thing that happens. A dot
 * stands before what happens in the cloud; ⚡ is a fault.
 */
export const timelineOf = (run: Run, log: Log, title: string): string => {
  const { violation, seed, operations } = run
  const steps = run.steps.filter((step) => !isQuiet(step))
  const people = [...new Set(steps.map(({ who }) => nameOf(who)))]
  const width = Math.max(NARROWEST, Math.floor((WIDTH - CLOCK) / Math.max(1, people.length)) - GAP)
  const told = readable(log)
  const cellsOf = (who: string, text: string) =>
    people.map((name) => (name === who ? wrapped(told(text), width) : ['']))
  const lines = steps.flatMap((step) =>
    row(`+${step.at} ms`, cellsOf(nameOf(step.who), textOf(step, log)), width),
  )
  const count = `${people.length} ${people.length === 1 ? 'person' : 'people'}`
  return [
    `${title} (seed ${seed}: ${count}, ${operations} database operations)`,
    ...row(
      '',
      people.map((name) => [name.toUpperCase()]),
      width,
    ),
    ...lines,
    violation ? `✗ ${violation.invariant}: ${told(violation.message)}` : '✓ nothing went wrong',
  ].join('\n')
}
