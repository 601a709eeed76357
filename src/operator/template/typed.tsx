import { useMemo } from 'react'
import type { TypedField } from '@/stores/operator/draft'
import type { Template } from '@/stores/operator/template'
import { Typed as TypedOf, type TypedProps } from '../typed'

interface DraftProps extends Omit<TypedProps, 'of' | 'id'> {
  template: Template
  field: TypedField
}

/** A field of the draft. */
export const Typed = ({ template, field, ...rest }: DraftProps) => {
  const of = useMemo(() => template.typed(field), [template, field])
  return <TypedOf of={of} id={`draft-${field}`} {...rest} />
}
