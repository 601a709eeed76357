import { useRouter } from '@tarojs/taro'

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    // A `%` that a scanned code brought along: it is text of its own then.
    return text
  }
}

/** Values of the page's address, decoded: WeChat hands them over as they were written. */
export function useQuery(): Record<string, string | undefined> {
  const { params } = useRouter()
  const pairs = Object.entries(params).map(([key, value]) => [key, decoded(value ?? '')])
  return Object.fromEntries(pairs)
}
