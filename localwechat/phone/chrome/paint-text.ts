type Pen = CanvasRenderingContext2D

/** One run of text on one line, with its place on the screen. */
interface Line {
  text: string
  left: number
  middle: number
}

// A text node says where each character is, but not where its lines break.
function linesOf(node: Text): Line[] {
  const range = node.ownerDocument.createRange()
  const lines: Line[] = []
  let bottom = Number.NEGATIVE_INFINITY
  let at = 0
  for (const char of node.data) {
    range.setStart(node, at)
    range.setEnd(node, at + char.length)
    at += char.length
    const box = range.getBoundingClientRect()
    if (box.width === 0) continue
    const last = lines.at(-1)
    if (last && box.top < bottom - 1) last.text += char
    else {
      lines.push({ text: char, left: box.left, middle: (box.top + box.bottom) / 2 })
      bottom = box.bottom
    }
  }
  return lines
}

/** Paints a text node line by line in the font of its element. */
export function paintText(pen: Pen, node: Text, style: CSSStyleDeclaration): void {
  if (node.data.trim() === '') return
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  pen.fillStyle = style.color
  pen.textBaseline = 'middle'
  for (const line of linesOf(node)) pen.fillText(line.text, line.left, line.middle)
}
