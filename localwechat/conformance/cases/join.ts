import { rows, type Scene } from '../case.ts'
import type { Doc } from '../sdk.ts'

export type Joined = Doc & { who: Doc[] }

/** Runs one lookup over the first collection, in the order of ids. */
export const lookup = async (scene: Scene, join: Doc): Promise<Joined[]> =>
  (await rows(scene, [
    ['sort', { _id: 1 }],
    ['lookup', join],
  ])) as Joined[]
