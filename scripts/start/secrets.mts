import { createHash, randomBytes, randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Plain } from '../lib/say.mts'

/** Made on the first start; never in the client, never in the repository (.gitignore: .shuke). */
export interface Secrets {
  /** `a:<base64 of 32 bytes>`; the first key is the current one. */
  keys: string
  /** One-time code of the first operator, as printed. */
  setupCode: string
}

/** Files that hold secrets are for their owner only. */
const OWNER_ONLY = 0o600
const KEY_BYTES = 32
// Letters that can not be mistaken; 16 of 32 are 80 bits, far beyond guessing.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 16

export const CARD_URL = 'https://shuke.example/c/'
/** Subscribe-message template of localwechat.config.json. */
export const ENDING_TEMPLATE = 'coupon-ending'
export const REWARD_TEMPLATE = 'invite-reward'

const letter = () => LETTERS.charAt(randomInt(LETTERS.length))

const newSetupCode = (): string =>
  Array.from({ length: CODE_LENGTH }, letter)
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

export const newSecrets = (): Secrets => ({
  keys: `a:${randomBytes(KEY_BYTES).toString('base64')}`,
  setupCode: newSetupCode(),
})

const readSecrets = (file: string): Secrets => {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>
    if (value.keys && value.setupCode) return { keys: value.keys, setupCode: value.setupCode }
  } catch {
    // Falls through to the sentence: what is broken inside does not help the reader.
  }
  throw new Plain(`${file} can not be read. "npm run demo:reset" starts over with new keys.`)
}

const writePrivate = (file: string, value: unknown): void => {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`, { mode: OWNER_ONLY })
}

/** The functions' environment for these secrets (localwechat's `functionEnv` file). */
export const environmentOf = (secrets: Secrets): Record<string, string> => ({
  SHUKE_KEYS: secrets.keys,
  SHUKE_SETUP: createHash('sha256').update(secrets.setupCode).digest('hex'),
  SHUKE_CARD_URL: CARD_URL,
  SHUKE_TEMPLATE_ENDING: ENDING_TEMPLATE,
  SHUKE_TEMPLATE_REWARD: REWARD_TEMPLATE,
})

/** File with the functions' environment in the home folder. */
export const ENVIRONMENT = 'functions.json'

/**
 * Reads the secrets of the home folder, or makes them; writes the functions' environment beside them,
 * with `more` of this start.
 */
export const openSecrets = (home: string, more: Record<string, string> = {}): Secrets => {
  const file = path.join(home, 'secrets.json')
  const secrets = existsSync(file) ? readSecrets(file) : newSecrets()
  if (!existsSync(file)) writePrivate(file, secrets)
  writePrivate(path.join(home, ENVIRONMENT), { '*': { ...environmentOf(secrets), ...more } })
  return secrets
}
