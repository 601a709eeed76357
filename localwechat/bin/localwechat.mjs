#!/usr/bin/env node
import path from 'node:path'
import { parseArgs } from 'node:util'
import { load } from './load.mjs'

const HELP = `localwechat serve [options]

  --project <folder>  where localwechat.config.json lies (default: this folder)
  --data <folder>     database, files, people (default: .localwechat in the project)
  --port <number>     wished port; the next free one when taken (default: 4180)
  --host <address>    loopback only, unless --allow-remote is given
  --allow-remote      let other machines reach it (they can act as any person)
  --strict            refuse what slips out of a transaction (where().update() and the like)
  --verbose           print what functions write to their console
`

const OPTIONS = {
  project: { type: 'string', default: process.cwd() },
  data: { type: 'string' },
  port: { type: 'string', default: '4180' },
  host: { type: 'string', default: '127.0.0.1' },
  'allow-remote': { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
}

const readPort = (text) => {
  const port = Number(text)
  if (/^\d+$/.test(text) && port < 65_536) return port
  throw new Error(`--port ${text} is not a port number`)
}

const serve = async (values) => {
  const project = path.resolve(values.project)
  const { startLocalWechat } = await load()
  const cloud = await startLocalWechat({
    project,
    data: path.resolve(project, values.data ?? '.localwechat'),
    port: readPort(values.port),
    host: values.host,
    allowRemote: values['allow-remote'],
    strict: values.strict,
    ...(values.verbose ? { log: (line) => console.log(line) } : {}),
  })
  const stop = () => cloud.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  console.log(`localwechat: ${cloud.url}`)
}

const main = async () => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
  if (values.help || positionals[0] !== 'serve' || positionals.length > 1) {
    console.log(HELP)
    process.exitCode = values.help ? 0 : 2
    return
  }
  await serve(values)
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
