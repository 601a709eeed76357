import { writeEvents } from './events-file.ts'
import { writeOrderFiles } from './files.ts'
import { importOurs } from './import-ours.ts'
import { lifeOurs } from './life-ours.ts'

/**
 * Our side, bundled like a function of the cloud and run by itself: `files <seed> <orders> <folder>`,
 * `import <files…>`, `events <seed> <members> <file>`, `life <seed> <members> <file>`. Prints one
 * line of JSON.
 */
const [task, ...rest] = process.argv.slice(2)
const [seed, count, into = ''] = rest

const tasks: Record<string, () => unknown> = {
  files: () => writeOrderFiles(into, Number(seed), Number(count)),
  import: () => importOurs(rest),
  events: () => writeEvents(Number(seed), Number(count), into),
  life: () => lifeOurs(Number(seed), Number(count), into),
}
console.log(JSON.stringify(tasks[task ?? '']?.()))
