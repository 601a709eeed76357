import { complaints, packageSizes, readBudgets, sizeLine } from './lib/budgets.mts'
import { buildAll } from './lib/build-all.mts'
import { at } from './lib/root.mts'
import { main, Plain, step } from './lib/say.mts'

main(async () => {
  await buildAll({ always: true })
  const budgets = readBudgets()
  await step('Checking sizes and contents', () => {
    for (const size of packageSizes(at('dist'), budgets)) console.log(`  ${sizeLine(size)}`)
    const found = complaints(at('dist'), at('cloudfunctions'), budgets)
    if (found.length > 0) throw new Plain(`The build is not fit to ship:\n- ${found.join('\n- ')}`)
  })
  console.log('Built: dist/ (mini-program) and cloudfunctions/ (one file each).')
})
