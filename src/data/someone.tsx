import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Someone } from '#core/persons/contract'
import { Cell } from '@/ui'
import { Portions } from '@/ui/portions'

interface PeopleProps<T extends Someone> {
  people: readonly T[]
  /** Small words under a name. */
  hint?: (one: T) => ReactNode
  onOpen: (one: T) => unknown
}

/** A list of persons, members or not; each leads on. */
export const People = <T extends Someone>({ people, hint, onOpen }: PeopleProps<T>) => (
  <View className="doors">
    <Portions rows={people} each={6}>
      {(portion) =>
        portion.map((one) => (
          <Cell
            key={one.id}
            label={one.name}
            hint={hint?.(one)}
            onPress={() => onOpen(one)}
            last={one === people.at(-1)}
          />
        ))
      }
    </Portions>
  </View>
)
