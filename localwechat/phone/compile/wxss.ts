import path from 'node:path'
import postcss, { type AtRule, type Container, type Root, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { rewriteInlineStyle } from '../runtime/style.ts'
import { nativeTags } from '../runtime/tags/names.ts'
import { type DistFiles, readText } from './dist-files.ts'

/** What a style sheet applies to. */
export type StyleScope =
  | { kind: 'app' }
  | { kind: 'page'; path: string }
  /** Isolated component: classes get a prefix that the component's elements carry. */
  | { kind: 'component'; prefix: string }
  | { kind: 'shared' }

const tags = new Set<string>(nativeTags)

/** The prefix that an isolated component's classes carry. */
export function scopePrefix(componentPath: string): string {
  return componentPath.replace(/[^\w-]/g, '_')
}

/** Compiles one wxss file to css for the phone: imports inlined, units and selectors rewritten. */
export function compileStyle(files: DistFiles, name: string, scope: StyleScope): string {
  const root = inline(files, name, [])
  root.walkDecls((decl) => {
    if (/constant\(/.test(decl.value)) decl.remove()
    else decl.value = rewriteInlineStyle(decl.value)
  })
  root.walkRules((rule) => {
    if (!insideKeyframes(rule)) rule.selector = rewriteSelector(rule.selector, scope)
  })
  root.walkAtRules('media', applyTheme)
  return root.toString()
}

function inline(files: DistFiles, name: string, chain: string[]): Root {
  if (chain.includes(name)) return postcss.root()
  const root = postcss.parse(readText(files, name), { from: name })
  root.walkAtRules('import', (rule) => {
    const target = /["']([^"']+)["']/.exec(rule.params)?.[1]
    if (!target) throw rule.error('@import needs a quoted path')
    const file = target.startsWith('/')
      ? target.slice(1)
      : path.posix.join(path.posix.dirname(name), target)
    const wanted = file.endsWith('.wxss') ? file : `${file}.wxss`
    rule.replaceWith(inline(files, wanted, [...chain, name]).nodes)
  })
  return root
}

function insideKeyframes(rule: Rule): boolean {
  const parent = rule.parent as AtRule | undefined
  return parent?.type === 'atrule' && /keyframes$/.test(parent.name)
}

function rewriteSelector(selector: string, scope: StyleScope): string {
  return selectorParser((list) => {
    list.walkTags((tag) => {
      if (tag.value === 'page') tag.value = 'wx-page'
      else if (tags.has(tag.value)) tag.value = `wx-${tag.value}`
    })
    if (scope.kind === 'component') isolate(list, scope.prefix)
    else if (scope.kind !== 'shared') for (const one of list.nodes) confine(one, scope)
  }).processSync(selector)
}

function isolate(list: selectorParser.Root, prefix: string): void {
  list.walkClasses((node) => {
    node.value = `${prefix}--${node.value}`
  })
  list.walkPseudos((node) => {
    if (node.value === ':host') {
      node.replaceWith(selectorParser.string({ value: `[wx-host="${prefix}"]` }))
    }
  })
}

/** Keeps app and page styles off the phone's own bars and sheets, at no specificity. */
function confine(selector: selectorParser.Selector, scope: StyleScope): void {
  const own = scope.kind === 'page' ? `[data-lw-page="${scope.path}"]` : '[data-lw-page]'
  const guard = selectorParser.string({ value: `:where(${own})` })
  const first = selector.first
  if (!first) return
  guard.spaces.before = first.spaces.before
  first.spaces.before = ''
  selector.insertBefore(first, selectorParser.combinator({ value: ' ' }))
  selector.prepend(guard)
}

/** `prefers-color-scheme` follows the phone's setting, which the browser does not know. */
function applyTheme(media: AtRule): void {
  const found = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/i.exec(media.params)
  if (!found) return
  const theme = `:where([data-theme="${found[1]}"]) `
  media.walkRules((rule) => {
    if (!insideKeyframes(rule)) rule.selectors = rule.selectors.map((one) => theme + one.trim())
  })
  const rest = media.params
    .replace(found[0], '')
    .replace(/^\s*and\b|\band\s*$/g, '')
    .trim()
  if (rest) media.params = rest
  else media.replaceWith((media as Container).nodes ?? [])
}
