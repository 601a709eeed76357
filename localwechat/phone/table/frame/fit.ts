import css from './frame.css'

/** A phone in px; a browser window at most this wide shows the phone edge to edge. */
const PHONE = { width: 375, height: 812 }
const EDGE_TO_EDGE = 480
const BEZEL = 28

const embedded = () => window.parent !== window

/** Lays the phone into the window: whole in a table's frame, in a case of its own elsewhere. */
export function fitFrame(wide: boolean): void {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  const box = document.getElementById('phone-root')
  if (!box) return
  const fit = () => {
    const whole = embedded() || wide || window.innerWidth <= EDGE_TO_EDGE
    document.body.dataset.fit = whole ? 'whole' : 'case'
    const scale = Math.min(1, (window.innerHeight - 2 * BEZEL) / PHONE.height)
    box.style.setProperty('--scale', String(whole ? 1 : scale))
  }
  fit()
  window.addEventListener('resize', fit)
}
