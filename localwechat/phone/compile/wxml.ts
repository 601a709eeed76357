import { createRequire } from 'node:module'
import { type DistFiles, readText, stems } from './dist-files.ts'

interface TemplateIssue {
  isError: boolean
  message: string
  startLine: number
  startColumn: number
}
interface TemplateGroup {
  addTmpl(path: string, source: string): TemplateIssue[]
  addScript(path: string, source: string): void
  setExtraRuntimeScript(source: string): void
  getTmplGenObjectGroups(): string
  free(): void
}

const require = createRequire(import.meta.url)

/** Every listener goes through the host, which hands pages WeChat's plain event objects. */
const EVENT_HOOK =
  'Q.C=function(caller,event,listener){' +
  'return globalThis.localwechatListener(caller,event,listener)};'

/**
 * Compiles all wxml and wxs of the mini-program.
 * Returns a JavaScript expression: template path (no extension) → generator.
 */
export function compileTemplates(files: DistFiles): { code: string; warnings: string[] } {
  const { TmplGroup } = require('glass-easel-template-compiler') as {
    TmplGroup: new () => TemplateGroup
  }
  const group = new TmplGroup()
  const warnings: string[] = []
  try {
    for (const stem of stems(files, '.wxs')) addScript(group, stem, readText(files, `${stem}.wxs`))
    for (const stem of stems(files, '.wxml')) {
      const issues = group.addTmpl(stem, readText(files, `${stem}.wxml`))
      for (const issue of issues) report(stem, issue, warnings)
    }
    group.setExtraRuntimeScript(EVENT_HOOK)
    return { code: group.getTmplGenObjectGroups(), warnings }
  } finally {
    group.free()
  }
}

/** Templates name a script without its extension, `require` inside wxs names it with. */
function addScript(group: TemplateGroup, stem: string, source: string): void {
  group.addScript(stem, source)
  group.addScript(`${stem}.wxs`, source)
}

function report(stem: string, issue: TemplateIssue, warnings: string[]): void {
  const text = `${stem}.wxml:${issue.startLine + 1}:${issue.startColumn + 1} ${issue.message}`
  if (issue.isError) throw new Error(text)
  warnings.push(text)
}
