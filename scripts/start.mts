import { rmSync } from 'node:fs'
import path from 'node:path'
import { buildAll } from './lib/build-all.mts'
import { at } from './lib/root.mts'
import { main, step } from './lib/say.mts'
import { openBrowser } from './start/browser.mts'
import { WECOM_PATH } from './start/corp.mts'
import { brands, FIRST_BRAND } from './start/demo/brands.mts'
import { readOptions, type StartOptions } from './start/options.mts'
import { openShuke, type Shuke } from './start/shuke.mts'

/** SHUKE_HOME lets two of them run side by side. */
const HOME = path.resolve(process.env.SHUKE_HOME ?? at('.shuke'))

/** Four people side by side; the operator sits at a computer. */
const PHONES =
  '/?phones=shopper,friend,clerk,operator:wide' +
  '&at.clerk=clerk/home/index&at.operator=operator/board/index'

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })

/** What was noted counts in the figures once it is a minute old; the timer comes every ten minutes. */
const FIGURES_AFTER_MS = 75_000

const countSoon = ({ cloud }: Shuke): void => {
  const count = () => cloud.fireTimer('jobs').catch(() => undefined)
  setTimeout(count, FIGURES_AFTER_MS).unref()
}

const startOver = () => rmSync(HOME, { recursive: true, force: true })

/** Says where the table is; the set-up code only as long as nobody can have used it. */
const announce = ({ url, demo, secrets }: Shuke, { brand }: StartOptions): string => {
  const address = demo ? url + PHONES : `${url}/`
  console.log(`\nShuke is on the table:  ${address}`)
  if (!demo) console.log(`Set-up code of the first operator (works once):  ${secrets.setupCode}`)
  else if (brand && brand !== demo.brand)
    console.log(`The brand here is ${brands[demo.brand].brand.name}; another needs a fresh start.`)
  console.log(`Friends and staff on WeCom, by hand:  ${url}${WECOM_PATH}/play`)
  console.log('Stop with Ctrl-C; nothing is lost. "npm run demo:reset" starts over.\n')
  return address
}

main(async () => {
  const options = readOptions(process.argv.slice(2))
  if (options.reset) await step('Starting over', startOver)
  await buildAll()
  const brand = options.empty ? {} : { brand: options.brand ?? FIRST_BRAND }
  const shuke = await openShuke({ home: HOME, port: options.port, ...brand })
  try {
    const address = announce(shuke, options)
    if (options.once) return
    openBrowser(address)
    countSoon(shuke)
    await untilStopped()
    console.log('\n· Stopping…')
  } finally {
    await shuke.close()
  }
})
