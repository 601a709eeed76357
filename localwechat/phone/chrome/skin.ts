import camera from './camera.css'
import desktop from './desktop.css'
import panels from './panels.css'
import sheets from './sheets.css'
import bars from './skin.css'
import tabs from './tabs.css'

/** All style of the skin, in the order it must be read. */
export const skin = [bars, tabs, sheets, panels, camera, desktop].join('\n')
