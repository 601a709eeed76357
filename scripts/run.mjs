import { bootstrap } from './bootstrap.mjs'

const SCRIPTS = [
  'build',
  'functions',
  'test',
  'figures',
  'pictures',
  'samples',
  'secrets',
  'simulate',
  'bench-races',
  'bench-data',
  'compliance',
]

const [what = '', ...rest] = process.argv.slice(2)
if (!SCRIPTS.includes(what)) {
  console.error(`Say which of these to run: ${SCRIPTS.join(', ')}.`)
  process.exit(1)
}
bootstrap(`${what}.mts`, rest)
