import { bootstrap } from './bootstrap.mjs'

bootstrap('start.mts', process.argv.slice(2))
