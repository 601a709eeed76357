import { createHash } from 'node:crypto'

const OPENID_LENGTH = 28

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** openid of a person in one mini-program: 28 characters, `o` first, the same on every machine. */
export const openidOf = (appid: string, person: string): string =>
  `o${digest(`${appid}:${person}`).toString('base64url')}`.slice(0, OPENID_LENGTH)

/** A made-up mobile number of the person; nothing ever dials it. */
export const phoneOf = (person: string): string =>
  `1380013${String(digest(`phone:${person}`).readUInt32BE() % 10_000).padStart(4, '0')}`

const escapeXml = (text: string): string =>
  text.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A round picture with the first character of the name on a colour of its own. */
export const avatarOf = (person: string, name: string): string => {
  const hue = digest(`avatar:${person}`).readUInt16BE() % 360
  const letter = escapeXml(Array.from(name.trim())[0]?.toUpperCase() ?? '·')
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">' +
    `<rect width="96" height="96" fill="hsl(${hue} 38% 62%)"/>` +
    '<text x="48" y="50" fill="#fff" font-size="44" font-family="sans-serif" ' +
    `text-anchor="middle" dominant-baseline="central">${letter}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
