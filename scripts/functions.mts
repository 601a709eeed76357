import { buildAll } from './lib/build-all.mts'
import { main } from './lib/say.mts'

main(() => buildAll({ always: true, only: 'functions' }))
