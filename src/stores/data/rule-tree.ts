import { makeAutoObservable } from 'mobx'
import type { Condition, Rule } from '#core/segments/views'

/** 全部满足 · 任一满足 · 都不满足 */
export type GroupKind = 'all' | 'any' | 'none'

let made = 0
const newKey = (): string => {
  made += 1
  return `n${made}`
}

/** One condition as it stands in the builder; `no`: it must not hold. */
export class ConditionNode {
  readonly key = newKey()

  constructor(
    public condition: Condition,
    public no = false,
  ) {
    makeAutoObservable(this, { key: false }, { deep: false })
  }

  put(condition: Condition, no: boolean): void {
    this.condition = condition
    this.no = no
  }

  get rule(): Rule {
    return this.no ? { not: this.condition } : this.condition
  }
}

export type Node = ConditionNode | GroupNode

/** Several that belong together. Only the root is ever empty: a group goes with its last condition. */
export class GroupNode {
  readonly key = newKey()

  constructor(
    public kind: GroupKind,
    public parts: readonly Node[] = [],
  ) {
    makeAutoObservable(this, { key: false }, { deep: false })
  }

  setKind(kind: GroupKind): void {
    this.kind = kind
  }

  add(node: Node): void {
    this.parts = [...this.parts, node]
  }

  /** Takes it away wherever it stands below, with the groups that it leaves empty. */
  drop(node: Node): void {
    for (const part of this.parts) if (part instanceof GroupNode) part.drop(node)
    this.parts = this.parts.filter((part) => part !== node && !isBare(part))
  }

  /** Undefined while there is not one condition. */
  get rule(): Rule | undefined {
    const rules = this.parts.flatMap(({ rule }) => rule ?? [])
    const [first] = rules
    if (!first) return undefined
    const { kind } = this
    const one = rules.length === 1
    if (kind === 'none') return { not: one ? first : { any: rules } }
    if (one) return first
    return kind === 'all' ? { all: rules } : { any: rules }
  }
}

const isBare = (node: Node): boolean => node instanceof GroupNode && node.parts.length === 0

const denied = (rule: Rule): Node => {
  if ('field' in rule) return new ConditionNode(rule, true)
  return new GroupNode('none', 'any' in rule ? rule.any.map(nodeOf) : [nodeOf(rule)])
}

const nodeOf = (rule: Rule): Node => {
  if ('field' in rule) return new ConditionNode(rule)
  if ('not' in rule) return denied(rule.not)
  return 'all' in rule
    ? new GroupNode('all', rule.all.map(nodeOf))
    : new GroupNode('any', rule.any.map(nodeOf))
}

/** A saved rule as the builder shows it, which says the same when it is read back. */
export const treeOf = (rule: Rule | undefined): GroupNode => {
  if (!rule) return new GroupNode('all')
  const node = nodeOf(rule)
  return node instanceof GroupNode ? node : new GroupNode('all', [node])
}

/** A line of the builder: a group's head, a condition, or the foot of a group where more is added. */
export type Line =
  | { what: 'head' | 'foot'; key: string; depth: number; group: GroupNode }
  | { what: 'condition'; key: string; depth: number; node: ConditionNode }

/** From the top, groups with what stands in them. */
export const linesOf = (group: GroupNode, depth = 0): Line[] => [
  { what: 'head', key: `${group.key}h`, depth, group },
  ...group.parts.flatMap((node): Line[] =>
    node instanceof GroupNode
      ? linesOf(node, depth + 1)
      : [{ what: 'condition', key: node.key, depth, node }],
  ),
  { what: 'foot', key: `${group.key}f`, depth, group },
]
