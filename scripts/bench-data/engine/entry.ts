import '../../../server/listening'
import { personsSlice } from '../../../server/persons'

/** Of one call, ms: less than half of what a function has. */
const BUDGET = 8000

/** The engine of the persons by itself, as the jobs fire it; tells the memory of its instance. */
export const main = async (): Promise<{ more: boolean; slices: number; heapMb: number }> => {
  const from = performance.now()
  let slices = 0
  while (performance.now() - from < BUDGET) {
    if (!(await personsSlice(Date.now())))
      return { more: false, slices, heapMb: process.memoryUsage().heapUsed / 2 ** 20 }
    slices += 1
  }
  return { more: true, slices, heapMb: process.memoryUsage().heapUsed / 2 ** 20 }
}
