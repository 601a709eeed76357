import { makeAutoObservable } from 'mobx'
import type { FieldName, OwnOptions, Rule } from '#core/segments/views'
import { conditionText, ruleText } from '#core/segments/words'
import { ConditionDraft } from './condition-draft'
import { ConditionNode, GroupNode, type Line, linesOf, type Node, treeOf } from './rule-tree'

const NO_OPTIONS: OwnOptions = { tags: [], stores: [], tiers: [] }

/** Where a new condition goes: into the group, or into a new group within it. */
interface Place {
  group: GroupNode
  fresh: boolean
}

/** A rule that is being built: its tree, and the one condition that is in hand. */
export class RuleDraft {
  root = new GroupNode('all')
  options = NO_OPTIONS
  /** Asked what the new condition is about. */
  place: Place | undefined
  /** The condition in hand. */
  inHand: ConditionDraft | undefined
  /** The one that is being changed; undefined: a new one. */
  private old: ConditionNode | undefined

  constructor() {
    makeAutoObservable(this, {}, { deep: false })
  }

  fill(rule: Rule | undefined, options: OwnOptions): void {
    this.root = treeOf(rule)
    this.options = options
  }

  get lines(): Line[] {
    return linesOf(this.root)
  }

  get rule(): Rule | undefined {
    return this.root.rule
  }

  /** The rule as one sentence; '' while there is none. */
  get text(): string {
    return this.rule ? ruleText(this.rule, this.options) : ''
  }

  textOf({ condition, no }: ConditionNode): string {
    const text = conditionText(condition, this.options)
    return no ? `不符合：${text}` : text
  }

  /** The condition in hand in words; '' while something is missing. */
  get handText(): string {
    const { inHand } = this
    const condition = inHand?.condition
    if (!condition) return ''
    return this.textOf(new ConditionNode(condition, inHand.no))
  }

  ask(group: GroupNode, fresh: boolean): void {
    this.place = { group, fresh }
  }

  stopAsking(): void {
    this.place = undefined
  }

  /** What it is about is chosen; one without parts stands at once. */
  choose(field: FieldName): void {
    const draft = new ConditionDraft(field)
    this.old = undefined
    if (draft.isFlag) this.put(draft)
    else this.inHand = draft
  }

  edit(node: ConditionNode): void {
    this.old = node
    this.inHand = new ConditionDraft(node.condition.field, node.condition, node.no)
  }

  letGo(): void {
    this.inHand = undefined
    this.place = undefined
    this.old = undefined
  }

  /** The condition in hand takes its place; false while something is missing. */
  apply(): boolean {
    const { inHand } = this
    if (!inHand?.try()) return false
    this.put(inHand)
    return true
  }

  private put({ condition, no }: ConditionDraft): void {
    if (!condition) return
    if (this.old) this.old.put(condition, no)
    else if (this.place) this.add(this.place, new ConditionNode(condition, no))
    this.letGo()
  }

  private add({ group, fresh }: Place, node: ConditionNode): void {
    // Within "all" a group is wanted for "any", and the other way round.
    group.add(fresh ? new GroupNode(group.kind === 'all' ? 'any' : 'all', [node]) : node)
  }

  remove(node: Node): void {
    this.root.drop(node)
    this.letGo()
  }

  get isChange(): boolean {
    return this.old !== undefined
  }

  /** Takes away the condition that is being changed. */
  removeOld(): void {
    if (this.old) this.remove(this.old)
  }
}
