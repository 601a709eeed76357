import { bench } from './bench.ts'
import { loadAdapter } from './load.ts'
import type { Job, Said } from './parallel.ts'

const EVERY = 20

const say = (said: Said): Promise<void> =>
  new Promise((resolve) => {
    if (process.send) process.send(said, undefined, undefined, () => resolve())
    else resolve()
  })

process.once('message', async (job: Job) => {
  const tally = await bench(await loadAdapter(job.adapter), {
    ...job,
    progress: ({ runs }) => void (runs % EVERY === 0 && say({ runs })),
  })
  await say({ runs: tally.runs, tally: { ...tally, schedules: [...tally.schedules] } })
  process.disconnect()
})
