import type { Asked, Line, WalletCoupon } from '#core/pricing/views'

/**
 * The price once more, told slowly: every combination there is, tried one after the other, in BigInt
 * and fen by fen. Written from the rules as product and brief have them and without a look at
 * core/pricing, so that the two can only agree by both being right.
 */

/** What must agree, as text: used coupons, lines in any order, and every coupon by its id. */
export type Told = { refused: string } | { used: string[]; lines: string[]; coupons: string[] }

interface Own {
  line: Line
  list: bigint
  tier: bigint
  left: bigint
  /** What each piece costs that no coupon has taken for itself. */
  pieces: bigint[]
  shares: bigint[]
}

const PLACES = ['item-price', 'exchange', 'amount-off', 'percent-off']

const sum = (values: readonly bigint[]): bigint => values.reduce((all, one) => all + one, 0n)

const least = (...values: bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a))

/** One fen after the other to whom is owed most; the first of those who are owed the same. */
const share = (amount: bigint, weights: readonly bigint[]): bigint[] => {
  const all = sum(weights)
  if (all === 0n) return weights.map(() => 0n)
  const parts = weights.map((weight) => (amount * weight) / all)
  const owed = weights.map((weight, i) => amount * weight - (parts[i] ?? 0n) * all)
  while (sum(parts) < amount) {
    let first = 0
    for (const i of owed.keys()) if ((owed[i] ?? 0n) > (owed[first] ?? 0n)) first = i
    parts[first] = (parts[first] ?? 0n) + 1n
    owed[first] = -1n
  }
  return parts
}

const nameOf = ({ fen, count, productId, categoryId }: Line): string =>
  [fen * count, fen].map((n) => String(99_999_999 - n)).join(' ') +
  ` ${productId ?? ''} ${categoryId ?? ''}`

const setOut = ({ basket, till }: Asked): Own[] => {
  const lines = [...basket].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  const lists = lines.map(({ fen, count }) => BigInt(fen) * BigInt(count))
  const whole = (sum(lists) * BigInt(till.pricePercent)) / 100n
  const tiers = share(sum(lists) - whole, lists)
  return lines.map((line, i) => {
    const [list = 0n, tier = 0n] = [lists[i], tiers[i]]
    const pieces = Array.from({ length: line.count }, () => (list - tier) / BigInt(line.count))
    return { line, list, tier, left: list - tier, pieces, shares: [] }
  })
}

const covers = ({ scope }: WalletCoupon, { line }: Own): boolean => {
  const named = [...scope.productIds, ...scope.categoryIds]
  if (named.length === 0) return true
  return (
    scope.productIds.some((id) => id === line.productId) ||
    scope.categoryIds.some((id) => id === line.categoryId)
  )
}

const dearest = (lines: readonly Own[]): Own | undefined => {
  let best: Own | undefined
  for (const own of lines)
    if (own.pieces.length > 0 && (!best || (own.pieces[0] ?? 0n) > (best.pieces[0] ?? 0n)))
      best = own
  return best
}

const yuan = (fen: bigint): string =>
  fen % 100n === 0n ? String(fen / 100n) : (Number(fen) / 100).toFixed(2)

/** Takes one coupon off and says how much, or says in words why it takes nothing. */
const take = (coupon: WalletCoupon, lines: Own[]): bigint | string => {
  const { benefit } = coupon
  const mine = lines.filter((own) => covers(coupon, own))
  const left = sum(mine.map((own) => own.left))
  const spread = (off: bigint): bigint => {
    const parts = share(
      off,
      mine.map((own) => own.left),
    )
    for (const own of lines) {
      const part = parts[mine.indexOf(own)] ?? 0n
      own.left -= part
      own.shares.push(part)
    }
    return off
  }
  const onePiece = (offOf: (piece: bigint) => bigint, otherwise: (piece: bigint) => string) => {
    const from = dearest(mine)
    if (!from) return '这些商品已经用了别的券'
    const piece = from.pieces[0] ?? 0n
    const off = offOf(piece)
    if (off <= 0n) return otherwise(piece)
    from.pieces.pop()
    from.left -= off
    for (const own of lines) own.shares.push(own === from ? off : 0n)
    return off
  }
  if (benefit.kind === 'exchange')
    return onePiece(
      (piece) => least(piece, BigInt(benefit.valueFen)),
      () => '已经不用付钱',
    )
  if (benefit.kind === 'item-price') {
    const { priceFen, capFen } = benefit
    return onePiece(
      (piece) => least(piece - BigInt(priceFen), BigInt(capFen)),
      (piece) => (piece === 0n ? '已经不用付钱' : `单价已经不高于 ¥${yuan(BigInt(priceFen))}`),
    )
  }
  if (left === 0n) return '已经不用付钱'
  if (benefit.kind === 'amount-off') return spread(least(BigInt(benefit.offFen), left))
  if (benefit.kind === 'gift') throw new Error('a gift takes nothing off')
  const off = least((left * BigInt(benefit.offPercent)) / 100n, BigInt(benefit.capFen), left)
  return off === 0n ? '减不到 1 分钱' : spread(off)
}

const inTurn = (coupons: readonly WalletCoupon[]): WalletCoupon[] =>
  [...coupons].sort((a, b) => {
    const [x, y] = [a, b].map(({ benefit, id }) => `${PLACES.indexOf(benefit.kind)} ${id}`)
    return (x ?? '') < (y ?? '') ? -1 : 1
  })

interface Tried {
  coupons: WalletCoupon[]
  lines: Own[]
  offs: bigint[]
  /** The first coupon that took nothing, and why. */
  idle?: { id: string; why: string }
}

const tryOut = (asked: Asked, given: readonly WalletCoupon[]): Tried => {
  const coupons = inTurn(given)
  const lines = setOut(asked)
  const offs: bigint[] = []
  for (const coupon of coupons) {
    const off = take(coupon, lines)
    if (typeof off === 'string') return { coupons, lines, offs, idle: { id: coupon.id, why: off } }
    offs.push(off)
  }
  return { coupons, lines, offs }
}

const BEIJING = 8 * 3_600_000

const isClosed = ({ windows }: WalletCoupon, now: number): boolean => {
  const there = new Date(now + BEIJING)
  const minute = there.getUTCHours() * 60 + there.getUTCMinutes()
  const weekday = ((there.getUTCDay() + 6) % 7) + 1
  const open = windows.filter(
    (one) => one.weekdays.includes(weekday) && minute >= one.from && minute < one.to,
  )
  return windows.length > 0 && open.length === 0
}

/** Why it is out of the question, by the words' beginning where dates and hours follow. */
const never = (coupon: WalletCoupon, asked: Asked): string | undefined => {
  const { storeId, now } = asked.till
  if (now > coupon.expiresAt) return '已过期'
  if (coupon.storeIds.length > 0 && !coupon.storeIds.some((id) => id === storeId))
    return '不能在本店用'
  if (now < coupon.startsAt) return '起可用'
  if (isClosed(coupon, now)) return ' 可用'
  const mine = setOut(asked).filter((own) => covers(coupon, own))
  if (mine.length === 0) return '不适用这些商品'
  const price = sum(mine.map(({ left }) => left))
  const min = 'minFen' in coupon.benefit ? BigInt(coupon.benefit.minFen) : 0n
  if (price < min) return `还差 ¥${yuan(min - price)}`
  return tryOut(asked, [coupon]).idle?.why
}

const clashes = (a: WalletCoupon, b: WalletCoupon): boolean =>
  a.stacking.alone || b.stacking.alone || a.stacking.group === b.stacking.group

const besides = (coupon: WalletCoupon, others: readonly WalletCoupon[]): string | undefined => {
  const other = inTurn(others).find((one) => clashes(one, coupon))
  if (other) return `不能和「${other.name}」同时用`
  return others.length > 2 ? '一笔最多用 3 张' : undefined
}

const subsets = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: 2 ** all.length }, (_, bits) =>
    all.filter((_one, i) => Math.floor(bits / 2 ** i) % 2 === 1),
  )

/** Sorts best first: most off, fewest, soonest ending, first ids. */
const merit = ({ coupons, offs }: Tried): string =>
  [
    String(99_999_999n - sum(offs)).padStart(9, '0'),
    String(coupons.length),
    coupons
      .map(({ expiresAt }) => String(expiresAt).padStart(16, '0'))
      .sort()
      .join(),
    coupons
      .map(({ id }) => id)
      .sort()
      .join(),
  ].join(' ')

const best = (asked: Asked, usable: readonly WalletCoupon[]): Tried => {
  const allowed = subsets(usable).filter(
    (few) => few.length <= 3 && few.every((a, i) => few.every((b, j) => i === j || !clashes(a, b))),
  )
  const tried = allowed.map((few) => tryOut(asked, few)).filter(({ idle }) => !idle)
  const [first] = tried.sort((a, b) => (merit(a) < merit(b) ? -1 : 1))
  return first ?? tryOut(asked, [])
}

/** What is wrong with a wish, or undefined. */
const wrongWith = (asked: Asked, wanted: readonly string[]): string | undefined => {
  const rebates = inTurn(asked.wallet.filter(({ benefit }) => benefit.kind !== 'gift'))
  const many = new Set(wanted).size > 1
  const called = ({ name }: WalletCoupon, why: string) => (many ? `「${name}」${why}` : why)
  if (wanted.some((id) => !rebates.some((coupon) => coupon.id === id)))
    return '它不能抵现，或者已经用过、过期了'
  const chosen = rebates.filter(({ id }) => wanted.includes(id))
  for (const coupon of chosen) {
    const why = never(coupon, asked)
    if (why !== undefined) return called(coupon, why)
  }
  for (const [i, coupon] of chosen.entries()) {
    const why = besides(coupon, chosen.slice(0, i))
    if (why !== undefined) return called(coupon, why)
  }
  const { idle } = tryOut(asked, chosen)
  const lazy = chosen.find(({ id }) => id === idle?.id)
  return idle && lazy ? called(lazy, idle.why) : undefined
}

const why = (asked: Asked, coupon: WalletCoupon, used: readonly WalletCoupon[]): string => {
  const beside = never(coupon, asked) ?? besides(coupon, used)
  if (beside !== undefined) return beside
  const { idle } = tryOut(asked, [...used, coupon])
  if (idle?.id === coupon.id) return idle.why
  return asked.wanted ? '没有选用' : '用了更划算的组合'
}

const solo = (asked: Asked, coupon: WalletCoupon): bigint =>
  never(coupon, asked) === undefined ? sum(tryOut(asked, [coupon]).offs) : 0n

/** The price of a basket as it should be. Its wallet has to be small: all subsets are tried. */
export const oracle = (asked: Asked): Told => {
  const wrong = asked.wanted && wrongWith(asked, asked.wanted)
  if (wrong !== undefined) return { refused: wrong }
  const rebates = asked.wallet.filter(({ benefit }) => benefit.kind !== 'gift')
  const usable = rebates.filter((coupon) => never(coupon, asked) === undefined)
  const { wanted } = asked
  const { coupons, lines, offs } = wanted
    ? tryOut(
        asked,
        rebates.filter(({ id }) => wanted.includes(id)),
      )
    : best(asked, usable)
  const face = (coupon: WalletCoupon): string => {
    const i = coupons.indexOf(coupon)
    const rest = i < 0 ? `0 ${why(asked, coupon, coupons)}` : `${offs[i]} `
    return `${coupon.id} ${solo(asked, coupon)} ${rest}`
  }
  return {
    used: coupons.map(({ id }, i) => `${id} ${offs[i]}`),
    lines: lines
      .map(
        ({ line, list, tier, left, shares }) =>
          `${nameOf(line)}: ${list} ${tier} ${list - tier - left} ${left} (${shares.join(' ')})`,
      )
      .sort(),
    coupons: rebates.map(face).sort(),
  }
}
