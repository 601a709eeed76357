import { Input, View } from '@tarojs/components'

interface SearchProps {
  value: string
  placeholder: string
  onChange: (value: string) => void
  type?: 'text' | 'number'
  maxlength?: number
}

/** Search comes first on a list (look.md); it filters the rows that are here. */
export function Search({ value, placeholder, onChange, type = 'text', maxlength }: SearchProps) {
  return (
    <View className="field-box">
      <Input
        className="field-in"
        type={type}
        value={value}
        placeholder={placeholder}
        placeholderClass="field-ghost"
        maxlength={maxlength ?? 20}
        confirmType="search"
        onInput={(event) => onChange(event.detail.value)}
      />
    </View>
  )
}
