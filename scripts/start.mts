import { rmSync } from 'node:fs'
import { buildAll } from './lib/build-all.mts'
import { at } from './lib/root.mts'
import { main, step } from './lib/say.mts'
import { openBrowser } from './start/browser.mts'
import { openDemo } from './start/demo/open.mts'
import { readOptions, type StartOptions } from './start/options.mts'
import { openSecrets, type Secrets } from './start/secrets.mts'
import { openTable, type Table } from './start/table.mts'

/** Four people side by side; the operator sits at a computer. */
const PHONES =
  '/?phones=shopper,friend,clerk,operator:wide&at.clerk=clerk/home/index&at.operator=operator/board/index'

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })

const startOver = () => rmSync(at('.shuke'), { recursive: true, force: true })

/** Answers the address to open; prints the set-up code when nobody has used it. */
const setUp = async (table: Table, options: StartOptions, secrets: Secrets): Promise<string> => {
  if (options.empty) {
    console.log(`\nSet-up code of the first operator (works once):  ${secrets.setupCode}`)
    return `${table.cloud.url}/`
  }
  const demo = await openDemo(table.cloud.url, options.brand, secrets)
  table.lay(demo.things)
  return table.cloud.url + PHONES
}

main(async () => {
  const options = readOptions(process.argv.slice(2))
  if (options.reset) await step('Starting over', startOver)
  await buildAll()
  const secrets = openSecrets()
  const table = await step('Opening the local WeChat', () => openTable(options.port, secrets))
  try {
    const address = await setUp(table, options, secrets)
    console.log(`\nShuke is on the table:  ${address}`)
    if (options.once) return
    console.log('Stop with Ctrl-C; nothing is lost. "npm run demo:reset" starts over.\n')
    openBrowser(address)
    await untilStopped()
    console.log('\n· Stopping…')
  } finally {
    await table.close()
  }
})
