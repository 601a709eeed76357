import { CONFIG_ID, type PageConfig } from '../chrome/config.ts'

/** What both pages are told about the project. */
export interface PublicConfig extends PageConfig {
  appid: string
  title: string
  world: string
  /** Things that lie on the table from the start. */
  things: { name: string; url: string }[]
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

// `<` would let a value close the script element early.
const json = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c')

const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="8" y="2" width="16" ' +
      'height="28" rx="4" fill="#2b2a26"/><rect x="10" y="6" width="12" height="18" fill="#dfeee4"/></svg>',
  )

const head = (title: string, config: PublicConfig) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="/phone/fonts.css">
<script type="application/json" id="${CONFIG_ID}">${json(config)}</script>
</head>`

/** The page with all the phones. */
export const tablePage = (config: PublicConfig) => `${head(`${config.title} · 桌面`, config)}
<body class="table-page">
<!-- Not "table" or "phone": an id would show as window.table before the script sets it. -->
<div id="table-root"></div>
<noscript>这个页面需要 JavaScript。</noscript>
<script src="/table.js"></script>
</body>
</html>`

/** One phone; `version` changes with the build, so that a browser never mixes two. */
export const phonePage = (config: PublicConfig, version: string) => `${head(config.title, config)}
<body class="phone-page">
<div id="phone-root"></div>
<script src="/phone/app.js?v=${version}"></script>
<script src="/phone/runtime.js"></script>
<script src="/phone/frame.js"></script>
</body>
</html>`

/** A plain page that says what is wrong, in the place of a phone. */
export const troublePage = (title: string, text: string) => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/phone/fonts.css">
<body style="margin:0;padding:64px 28px;background:#faf7f0;color:#2b2a26;
font:16px/1.6 'Noto Sans SC',sans-serif"><h1 style="font-size:24px">${escapeHtml(title)}</h1>
<pre data-testid="trouble" style="white-space:pre-wrap;font:inherit">${escapeHtml(text)}</pre></body></html>`
