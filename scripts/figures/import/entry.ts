import { ordersSlice } from '../../../server/orders'

/** The jobs' part that works on imports, and nothing beside it; tells the memory of its instance. */
export const main = async (): Promise<{ more: boolean; heapMb: number }> => {
  const more = await ordersSlice()
  return { more, heapMb: process.memoryUsage().heapUsed / 2 ** 20 }
}
