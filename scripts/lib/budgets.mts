import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Sized, sizesIn } from './files.mts'
import { at } from './root.mts'

export interface Budgets {
  package: { mainKb: number; subKb: number }
  page: { firstSetDataBytes: number; interactionBytes: number; interactionCalls: number }
  coldStartRatio: number
  /** Addresses that may stand in dist/: texts inside libraries that nothing fetches. */
  urls: string[]
}

export const readBudgets = (): Budgets =>
  JSON.parse(readFileSync(at('config', 'budgets.json'), 'utf8')) as Budgets

export interface PackageSize {
  name: string
  bytes: number
  limit: number
}

const KB = 1024
const TEXT = /\.(js|json|wxml|wxss|wxs|txt)$/

const subPackageRoots = (dist: string): string[] => {
  const app: { subPackages?: { root: string }[]; subpackages?: { root: string }[] } = JSON.parse(
    readFileSync(path.join(dist, 'app.json'), 'utf8'),
  )
  return (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root)
}

/** Bytes of the main package and of each sub-package, as WeChat counts them. */
export const packageSizes = (dist: string, budgets: Budgets): PackageSize[] => {
  const roots = subPackageRoots(dist)
  const files = sizesIn(dist)
  const rootOf = (name: string) => roots.find((root) => name.startsWith(`${root}/`)) ?? 'main'
  return ['main', ...roots].map((name) => ({
    name,
    bytes: files.reduce((sum, file) => (rootOf(file.name) === name ? sum + file.bytes : sum), 0),
    limit: (name === 'main' ? budgets.package.mainKb : budgets.package.subKb) * KB,
  }))
}

const texts = (folder: string): { name: string; text: string }[] =>
  sizesIn(folder)
    .filter(({ name }) => TEXT.test(name))
    .map(({ name, file }: Sized) => ({ name, text: readFileSync(file, 'utf8') }))

const URL_TEXT = /https?:\/\/[^\s"'`)\\<>]+/g

const strangeUrls = (text: string, allowed: string[]): string[] =>
  (text.match(URL_TEXT) ?? []).filter((url) => !allowed.some((known) => url.startsWith(known)))

/** What must never be in the mini-program: unknown addresses, the server's parser, the laptop. */
export const phoneComplaints = (dist: string, budgets: Budgets): string[] =>
  texts(dist).flatMap(({ name, text }) => [
    ...strangeUrls(text, budgets.urls).map((url) => `dist/${name} holds the address ${url}`),
    ...(/localwechat/i.test(text) ? [`dist/${name} mentions localwechat`] : []),
    // Contracts are types on the phone; a value import would bring the whole parser along.
    ...(/["'`]valibot["'`]/.test(text) ? [`dist/${name} contains valibot`] : []),
  ])

/** The functions are the same everywhere: no word of the laptop in them. */
export const functionComplaints = (folder: string): string[] =>
  texts(folder)
    .filter(({ text }) => /localwechat/i.test(text))
    .map(({ name }) => `cloudfunctions/${name} mentions localwechat`)

const kb = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`

export const sizeLine = ({ name, bytes, limit }: PackageSize): string =>
  `${name.padEnd(10)} ${kb(bytes).padStart(10)} of ${kb(limit)}`

/** Everything that is past a budget or must not be shipped, as sentences; empty when all is well. */
export const complaints = (dist: string, functions: string, budgets: Budgets): string[] => [
  ...packageSizes(dist, budgets)
    .filter(({ bytes, limit }) => bytes > limit)
    .map((size) => `The package ${sizeLine(size)} is past its budget`),
  ...phoneComplaints(dist, budgets),
  ...functionComplaints(functions),
]
