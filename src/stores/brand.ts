import { ask } from '@/cloud'
import { look } from './look'

/** A preview out of Moments may not ask the cloud for anything (facts/platform.md §2.3). */
const SINGLE_PAGE_SCENE = 1154

/** Pages whose own first request brings the brand along. */
const KNOWS = ['pages/card/index', 'pages/me/index', 'member/insert/index']

/**
 * A phone that opens first at the till, at the desk or on a shared link has not met the home page:
 * the brand's name and colours are fetched once, beside what the page itself asks for.
 */
export async function meetBrand(path: string, scene: number): Promise<void> {
  if (scene === SINGLE_PAGE_SCENE || look.brand.name || KNOWS.includes(path)) return
  const answer = await ask('member', 'membership.home', {})
  if (answer.ok) look.setBrand(answer.data.brand)
}
