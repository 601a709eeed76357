import { main } from './lib/say.mts'
import { environmentOf, newSecrets } from './start/secrets.mts'

/** Makes the secrets of one deployment and prints them once; nothing is kept. */
main(async () => {
  const secrets = newSecrets()
  const { SHUKE_KEYS, SHUKE_SETUP } = environmentOf(secrets)
  console.log('For .env and the functions of the cloud environment, never for the repository:\n')
  console.log(`SHUKE_KEYS=${SHUKE_KEYS}`)
  console.log(`SHUKE_SETUP=${SHUKE_SETUP}`)
  console.log('\nSet-up code of the first operator. It works once; write it down now:\n')
  console.log(secrets.setupCode)
})
