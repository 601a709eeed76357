import { complaints, packageSizes, readBudgets } from '../lib/budgets.mts'
import { buildAll } from '../lib/build-all.mts'
import { at } from '../lib/root.mts'
import { atMost, exactly, type Figure } from './figure.mts'

const KB = 1024

export const packagesFigure: Figure = {
  name: 'packages',
  what: 'bytes of the mini-program packages',
  measure: async () => {
    await buildAll()
    const budgets = readBudgets()
    const found = complaints(at('dist'), at('cloudfunctions'), budgets)
    return [
      ...packageSizes(at('dist'), budgets).map(({ name, bytes, limit }) =>
        atMost(`package ${name}`, Math.round((bytes / KB) * 10) / 10, limit / KB, ' KB'),
      ),
      exactly('things in the build that must not be shipped', found.length, 0),
    ]
  },
}
