/** No platform encodes GBK: every two-byte character is decoded once, and the table turned round. */
const table = (): Map<string, [number, number]> => {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (text.length === 1 && text !== '\ufffd') codes.set(text, [lead, trail])
    }
  return codes
}

const codes = table()

/** Text in GBK, as Taobao writes its files; throws for what GBK does not have. */
export const gbk = (text: string): Buffer =>
  Buffer.from(
    [...text].flatMap((sign) => {
      if (sign < '\u0080') return [sign.charCodeAt(0)]
      const code = codes.get(sign)
      if (!code) throw new Error(`GBK has no ${sign}`)
      return code
    }),
  )
