import { parseArgs } from 'node:util'
import {
  type Figures,
  figuresOf,
  judged,
  type Labelled,
  readCorpus,
  surprises,
} from './compliance/corpus.mts'
import { at } from './lib/root.mts'
import { main, Plain } from './lib/say.mts'

/**
 * `npm run compliance -- file.json` judges somebody's cases (tests/compliance/README.md says how to
 * write them); `-- --figures` prints what the declared rules reach on the labelled corpus, and
 * `--surprises` which cases were not judged as labelled.
 */
const OPTIONS = {
  figures: { type: 'boolean', default: false },
  surprises: { type: 'boolean', default: false },
} as const

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const lineOf = (name: string, figures: Figures): string =>
  `${name.padEnd(10)} banned ${figures.banned}: recall ${percent(figures.recall)} · ` +
  `allowed ${figures.allowed}: false red ${percent(figures.falseRed)}, asked ${percent(figures.asked)} · ` +
  `borderline ${figures.borderline}: yellow ${percent(figures.borderlineYellow)}`

const titleOf = ({ name, texts = {}, rule }: Labelled): string =>
  name ?? (Object.values(texts).join(' / ').slice(0, 70) || `(${rule ?? 'no text'})`)

const numberOf = (rule: string): number => Number(rule.slice(1))

const perRule = (cases: readonly Labelled[]): void => {
  const ids = [...new Set(cases.flatMap(({ rule }) => rule ?? []))]
  for (const id of ids.sort((a, b) => numberOf(a) - numberOf(b)))
    console.log(lineOf(`  ${id}`, figuresOf(cases.filter(({ rule }) => rule === id))))
}

const tell = (one: Labelled, place: number): void => {
  const { found, verdict } = judged(one)
  console.log(`${place + 1}. ${verdict.toUpperCase()} ${titleOf(one).replaceAll('\n', ' ')}`)
  for (const { rule, level, field, words, say, clause, quote } of found)
    console.log(`   ${level} ${rule} ${field}「${words}」${say}（${clause}：${quote}）`)
}

const printFigures = (parts: readonly (readonly [string, Labelled[]])[]): void => {
  for (const [name, cases] of parts) {
    console.log(lineOf(name, figuresOf(cases)))
    perRule(cases)
  }
}

const CORPUS = ['tuned', 'blind-a', 'blind-b', 'held-out'] as const
/** Shown only to somebody who names the file: what is read is soon tuned on. */
const NEVER_SHOWN = 'blind-b'

main(async () => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
  const given = positionals.map((file) => [file, readCorpus(file)] as const)
  if (given.length === 0 && !values.figures && !values.surprises)
    throw new Plain('Give a JSON file of cases, or --figures; see tests/compliance/README.md.')
  const own = CORPUS.map((name) => [name, readCorpus(at(`tests/compliance/${name}.json`))] as const)
  const parts = given.length > 0 ? given : own
  const shown = parts.filter(([name]) => name !== NEVER_SHOWN)
  if (values.surprises) for (const [, cases] of shown) surprises(cases).forEach(tell)
  else if (!values.figures) for (const [, cases] of given) cases.forEach(tell)
  const said = parts.filter(([, cases]) => values.figures || cases.some(({ label }) => label))
  printFigures(said)
})
