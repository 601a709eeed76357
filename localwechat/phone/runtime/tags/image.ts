import { resolveCloudFiles } from '../../api/core/cloud-files.ts'
import { type PhoneContext, seats } from '../context.ts'
import { assetPath } from './simple.ts'
import { defineTag, type TagElement, type TagHost, text, truthy } from './tag.ts'

const FIT: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
}

defineTag('image', makeImage)
defineTag('cover-image', makeImage)

function makeImage(element: TagElement, props: Record<string, unknown>, host: TagHost) {
  const img = document.createElement('img')
  img.alt = ''
  img.draggable = false
  element.appendChild(img)
  img.addEventListener('load', () => {
    host.fire(element, 'load', { width: img.naturalWidth, height: img.naturalHeight })
  })
  img.addEventListener('error', () => {
    host.fire(element, 'error', { errMsg: `GET ${text(props.src).slice(0, 200)} failed` })
  })
  return {
    update(name: string) {
      if (name === 'src') void show(host.ctx(), img, assetPath(element, text(props.src)))
      if (name === 'mode') fit(element, img, text(props.mode) || 'scaleToFill')
      if (name === 'lazyLoad') img.loading = truthy(props.lazyLoad) ? 'lazy' : 'eager'
      if (name === 'ariaLabel') img.alt = text(props.ariaLabel)
    },
    pressed() {
      if (!truthy(props.showMenuByLongpress) || !seats.imageMenu) return false
      seats.imageMenu(host.ctx(), img)
      return true
    },
  }
}

function fit(element: TagElement, img: HTMLImageElement, mode: string): void {
  element.dataset.mode = mode
  const corner = /^(top|bottom|left|right|center)/.test(mode)
  img.style.objectFit = corner ? 'none' : (FIT[mode] ?? 'fill')
  img.style.objectPosition = corner ? mode : ''
}

/** Shows a package file, a phone file, a URL or a cloud file id. */
async function show(ctx: PhoneContext, img: HTMLImageElement, path: string): Promise<void> {
  if (!path) return img.removeAttribute('src')
  if (!path.startsWith('cloud://')) {
    img.src = ctx.files.url(path)
    return
  }
  img.dataset.cloud = path
  const url = await cloudUrl(ctx, path)
  if (img.dataset.cloud === path && url) img.src = url
}

async function cloudUrl(ctx: PhoneContext, fileID: string): Promise<string> {
  const [file] = await resolveCloudFiles(ctx, [fileID])
  return file?.tempFileURL ?? ''
}
