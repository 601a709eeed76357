#!/usr/bin/env node
// Runs the conformance suite against a real cloud environment, or a local one by its address.
import { parseArgs } from 'node:util'
import { load } from './load.mjs'

const OPTIONS = {
  url: { type: 'string' },
  json: { type: 'string' },
}

const main = async () => {
  const { values } = parseArgs({ options: OPTIONS })
  const { readEnvFile, readSettings, verify } = await load('conformance/verify.ts')
  const folder = process.cwd()
  readEnvFile(folder)
  const settings = readSettings(process.env, values.url)
  const print = (line) => console.log(line)
  const json = values.json ? { json: values.json } : {}
  process.exitCode = (await verify({ folder, settings, print, ...json })) ? 0 : 1
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(2)
})
