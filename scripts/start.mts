import { rmSync } from 'node:fs'
import { buildAll } from './lib/build-all.mts'
import { at } from './lib/root.mts'
import { main, step } from './lib/say.mts'
import { openBrowser } from './start/browser.mts'
import { openDemo } from './start/demo/open.mts'
import { readOptions } from './start/options.mts'
import { openSecrets } from './start/secrets.mts'
import { openTable } from './start/table.mts'

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })

main(async () => {
  const options = readOptions(process.argv.slice(2))
  if (options.reset)
    await step('Starting over', () => rmSync(at('.shuke'), { recursive: true, force: true }))
  await buildAll()
  const secrets = openSecrets()
  const table = await step('Opening the local WeChat', () => openTable(options.port))
  try {
    const demo = options.empty ? undefined : await openDemo(table.cloud.url, options.brand, secrets)
    const address = table.address(demo)
    console.log(`\nShuke is on the table:  ${address}`)
    if (!demo) console.log(`Set-up code of the first operator (works once):  ${secrets.setupCode}`)
    console.log('Stop with Ctrl-C; nothing is lost. "npm run demo:reset" starts over.\n')
    if (options.once) return
    openBrowser(address)
    await untilStopped()
    console.log('\n· Stopping…')
  } finally {
    await table.close()
  }
})
