import { claimsSlice, ordersSlice } from '../orders'

interface Done {
  cursor: number
  more: boolean
}

/** Imports of orders: checks, runs, undoing, and what is left to remove. */
export const importsSlice = async (): Promise<Done> => ({ cursor: 0, more: await ordersSlice() })

/** Claims of orders whose call died, and numbers that nobody imported in time. */
export const orderClaimsSlice = async (now: number): Promise<Done> => ({
  cursor: 0,
  more: await claimsSlice(now),
})
