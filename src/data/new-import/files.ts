import { CSV_START, csvLine } from '#core/kernel/csv'
import { MAX_FILE_BYTES } from '#core/orders/limits'
import { TEMPLATE_EXAMPLE, TEMPLATE_HEADER } from '#core/orders/words'
import { type Chosen, chooseFile } from '@/ui/desk/choose-file'
import { giveFile, keepFile } from '@/ui/files'

const MB = 1024 * 1024

/** An old .xls is taken too: the check then says what to do with it. */
export const chooseOrders = (): Promise<Chosen | undefined> =>
  chooseFile({
    folder: 'orders',
    extensions: ['csv', 'xlsx', 'xls', 'txt'],
    maxBytes: MAX_FILE_BYTES,
    tooLarge: `文件超过 ${MAX_FILE_BYTES / MB} MB，请按月份分开导出`,
    otherwise: '没有打开文件，请把它发到聊天里再选',
  })

const NAME = '订单模板.csv'

/** The header of our own template with one row as an example. */
export async function giveTemplate(): Promise<void> {
  const text = CSV_START + csvLine(TEMPLATE_HEADER) + csvLine(TEMPLATE_EXAMPLE)
  const filePath = await keepFile(NAME, text)
  if (filePath) await giveFile(filePath, NAME)
}
