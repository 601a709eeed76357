import { spawnSync } from 'node:child_process'
import { buildAll } from './lib/build-all.mts'
import { at, ROOT } from './lib/root.mts'
import { main, Plain } from './lib/say.mts'

/** Takes the README's pictures anew from the running product. */
main(async () => {
  await buildAll()
  const vitest = at('node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--project', 'e2e', 'tests/e2e/pictures.test.ts']
  const env = { ...process.env, SHUKE_PICTURES: 'docs/pictures' }
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' })
  if (status !== 0) throw new Plain('The pictures could not be taken; see above.')
})
