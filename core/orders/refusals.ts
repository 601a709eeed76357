/**
 * Why a file can not be read at all, for an operator: what is wrong, and what to do. Nothing is
 * changed by such a file. Given by server/orders/files.
 */
export const fileRefusals = {
  'orders.file-empty': '这个文件是空的，请重新从平台导出',
  'orders.file-no-rows': '文件里只有表头，没有订单，请确认导出时选对了时间段',
  'orders.file-too-large': '文件超过 {mb} MB，请按月份分开导出',
  'orders.file-xlsx-too-large':
    'Excel 文件超过 {mb} MB，请在 Excel 里「另存为 → CSV UTF-8」，再上传 CSV',
  'orders.file-sheet-large':
    'Excel 表里的内容太多，一次打不开，请在 Excel 里「另存为 → CSV UTF-8」，再上传 CSV',
  'orders.file-old-excel':
    '这是旧版 Excel（.xls），请在 Excel 里「另存为 → CSV UTF-8」或 .xlsx 再上传',
  'orders.file-password': '这个 Excel 文件有密码，请在 Excel 里去掉密码后再上传',
  'orders.file-zip-password': '这个压缩包有密码，请解压后上传里面的表格',
  'orders.file-binary-excel': '这是二进制工作簿（.xlsb），请「另存为 → CSV UTF-8」再上传',
  'orders.file-other-table': '这不是 Excel 的表格文件（{what}），请「另存为 → CSV UTF-8」再上传',
  'orders.file-no-sheet': '压缩包里没有表格，请解压后上传里面的 CSV 或 .xlsx',
  'orders.file-archive': '这是压缩包（{what}），请解压后上传里面的 CSV 或 .xlsx',
  'orders.file-web-page': '这是网页另存出来的文件，只是改了名字，请用平台的「导出」按钮重新下载',
  'orders.file-not-a-table': '这是{what}，不是订单表，请上传平台导出的 CSV 或 .xlsx',
  'orders.file-xml-table': '这是 XML 表格，请用 Excel 打开后「另存为 → CSV UTF-8」再上传',
  'orders.file-broken': '文件打不开，可能没有下载完整，请重新导出一次',
  'orders.file-bomb':
    '这个 Excel 文件展开后大得不正常，为了安全没有读取，请「另存为 → CSV UTF-8」再上传',
  'orders.file-nul': '文件里有乱掉的空字符，请用 Excel 打开后「另存为 → CSV UTF-8」再上传',
  'orders.file-encoding': '看不懂这个文件的文字编码，请用 Excel 打开后「另存为 → CSV UTF-8」再上传',
  'orders.file-encoding-mixed':
    '文件中间的文字编码和开头不一样，可能是两个文件拼在一起的，请分开上传',
  'orders.file-garbled':
    '文件里的中文已经变成乱码（{value}），原文找不回来了，请重新从平台导出，不要先打开再保存',
  'orders.file-header-unknown':
    '没有认出这是哪个平台的表，前几列是：{columns}。可以用我们的通用模板',
  'orders.file-columns-missing': '{name}里少了这些列：{columns}，请导出时勾选它们',
  'orders.file-columns-twice': '有两列都叫「{column}」，不知道该用哪一列，请删掉一列',
  'orders.file-columns-many': '表里有 {count} 列，超过 {limit} 列，不像是订单表',
  'orders.file-row-long': '第 {row} 行太长了，多半是少了一个引号，请检查这一行或重新导出',
  'orders.file-quote-open': '第 {row} 行的引号没有成对，文件可能没有下载完整，请重新导出',
  'orders.file-rows-many': '表里超过 {limit} 行，请分成几个文件',
} as const
export type FileCode = keyof typeof fileRefusals

/** Why one row is left out while the others go on: `{column}` and `{value}` are the cell. */
export const rowRefusals = {
  'orders.row-cell-missing': '「{column}」是空的',
  'orders.row-cells-many': '这一行比表头多出 {value} 格，可能有逗号没有加引号',
  'orders.row-quotes': '这一行的引号写错了，后面的行可能并了进来：{value}',
  'orders.row-formula': '「{column}」是公式 {value}，请粘贴成数值再导出',
  'orders.row-id-scientific':
    '「{column}」是 {value}，Excel 把长单号改成了科学计数，后面几位已经丢了，请重新导出原文件',
  'orders.row-id': '「{column}」不像单号：{value}',
  'orders.row-money': '「{column}」不是金额：{value}',
  'orders.row-money-fraction': '「{column}」的金额比分还小：{value}',
  'orders.row-money-negative': '「{column}」是负数：{value}',
  'orders.row-time': '「{column}」不是日期：{value}',
  'orders.row-time-mixed': '「{column}」分不清年月日的先后：{value}，请改成 2026-01-31 这样的写法',
  'orders.row-count': '「{column}」不是件数：{value}',
  'orders.row-state': '「{column}」的状态我们还不认识：{value}',
  'orders.row-refund-unknown':
    '「{column}」写着{value}，但表里没有退款金额，请导出带「退款金额」的表',
  'orders.row-platform': '「{column}」不是我们认识的平台：{value}',
  'orders.row-lines-many': '订单号 {value} 的行太多了，不像同一张订单，多出的行没有读',
} as const
export type RowCode = keyof typeof rowRefusals

/** The sentence of a rejected row, with its column and value. */
export const sentenceOfRow = (code: RowCode, column: string, value: string): string =>
  rowRefusals[code].replace('{column}', column).replace('{value}', value)
