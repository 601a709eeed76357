import { checkBuild } from './lib/build-all.mts'
import { main } from './lib/say.mts'

main(async () => {
  await checkBuild({ always: true })
  console.log('Built: dist/ (mini-program) and cloudfunctions/ (one file each).')
})
