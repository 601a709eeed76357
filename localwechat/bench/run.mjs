#!/usr/bin/env node
// Plain JavaScript, so that the bench and its child processes start without any loader.
import { load } from '../bin/load.mjs'

const { main } = await load('bench/main.ts')
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.stack : error)
    process.exit(1)
  },
)
