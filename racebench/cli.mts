import { raceBench } from './command.ts'

process.exitCode = await raceBench(process.argv.slice(2))
