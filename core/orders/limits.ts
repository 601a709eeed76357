/** Beyond it a file takes a day of slices; a marketplace exports a few months at a time. */
export const MAX_FILE_BYTES = 500 * 1024 * 1024
/** An .xlsx is opened as a whole in a function of 256 MB; a larger one is saved as CSV first. */
export const MAX_XLSX_BYTES = 20 * 1024 * 1024
/** Inflated size of one sheet, about 40,000 wide rows: a quarter of the 20 seconds of a call. */
export const MAX_SHEET_BYTES = 64 * 1024 * 1024
/** Texts of a workbook stand in memory while its sheet is read. */
export const MAX_STRINGS_BYTES = 32 * 1024 * 1024
/** Styles, relations and the like; real ones are a few kilobytes. */
export const MAX_PART_BYTES = 4 * 1024 * 1024
/** Real sheets shrink to a tenth or a thirtieth; a bomb to a thousandth. */
export const MAX_RATIO = 200
/** Excel writes a dozen entries, a few more per sheet. */
export const MAX_ENTRIES = 1000
/** The widest export known has 90 columns (facts/platform.md §5). */
export const MAX_COLUMNS = 1000
/** A row of an export is two kilobytes; a longer one is a quote that was never closed. */
export const MAX_ROW_BYTES = 256 * 1024
/** Titles and notes that stand above the header in edited files. */
export const MAX_HEADER_ROW = 10
/** Bytes that are enough to know a file by: its header, with what stands above it. */
export const HEAD_BYTES = 2 * MAX_ROW_BYTES
/** Rows of a sheet in Excel. */
export const MAX_SHEET_ROWS = 1_048_576
/** An id of any marketplace; the longest known has 22 characters (Pinduoduo). */
export const MAX_ID = 64
/** A hundred million yuan: more is a number in the wrong column. */
export const MAX_ORDER_FEN = 10_000_000_000
/** Pieces of one row. */
export const MAX_QUANTITY = 1_000_000
/** Of titles and names, and of a rejected cell in a report. */
export const MAX_TEXT = 200
export const MAX_SHOWN = 60
