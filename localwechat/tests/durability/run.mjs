// Plain JavaScript: Node starts it without any loader, under any user.
import { load } from '../../bin/load.mjs'

const [role, ...args] = process.argv.slice(2)
const fail = (error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
if (role === 'write') {
  const { write } = await load('tests/durability/writer.ts')
  write(args).then(() => process.exit(3), fail)
} else {
  const { main } = await load('tests/durability/main.ts')
  main(process.argv.slice(2)).then((code) => process.exit(code), fail)
}
