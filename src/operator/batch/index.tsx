import { useQuery } from '@/ui/query'
import '../operator.scss'
import { BatchPage } from './batch-page'
import { NewBatchPage } from './new-batch-page'

/** With an id a batch that exists, without one a new batch. */
export default function OperatorBatch() {
  const { id } = useQuery()
  return id ? <BatchPage batchId={id} /> : <NewBatchPage />
}
