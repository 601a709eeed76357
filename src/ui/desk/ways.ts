import { go, type Way } from '@/ui'

/** Somebody who is no operator yet may hold the set-up code. */
export const operatorWays: Record<string, Way> = {
  'role.operator-required': { label: '我有启动码', onPress: () => go('operator/setup') },
}
