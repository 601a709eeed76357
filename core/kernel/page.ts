/** A page of a list never draws more than 20 rows (facts/taro.md §8). */
export const PAGE_SIZE = 20
