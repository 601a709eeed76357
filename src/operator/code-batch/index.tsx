import { useQuery } from '@/ui/query'
import '../operator.scss'
import { CodesPage } from './codes-page'
import { NewCodesPage } from './new-codes-page'

/** One batch of codes, or without an id a new one. */
export default function OperatorCodeBatch() {
  const { id } = useQuery()
  return id ? <CodesPage id={id} /> : <NewCodesPage />
}
