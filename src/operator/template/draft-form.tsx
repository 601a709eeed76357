import type { Template } from '@/stores/operator/template'
import { Section } from '@/ui'
import { Typed } from '@/ui/desk/typed'
import { Later } from '@/ui/later'
import { Gives } from './gives'
import { Holds } from './holds'
import { Amounts, Bearer } from './limits'
import { MoreRules } from './more-rules'
import { ShopChoice } from './shop-choice'
import { StoreChoice } from './store-choice'

interface PartProps {
  template: Template
}

const Words = ({ template }: PartProps) => (
  <Section title="使用说明">
    <Typed
      of={template.draft.rules}
      id="draft-rules"
      label="写给顾客和店员看（可以不填）"
      maxlength={300}
      lines
    />
  </Section>
)

export const DraftForm = ({ template }: PartProps) => (
  <>
    <Gives draft={template.draft} />
    <Later>
      <Section title="怎么领">
        <ShopChoice template={template} />
      </Section>
    </Later>
    <Later>
      <Holds holds={template.draft.holds} />
    </Later>
    <Later>
      <Section title="在哪里能用">
        <StoreChoice template={template} />
      </Section>
    </Later>
    <Later>
      <Amounts template={template} />
      <Bearer template={template} />
    </Later>
    <Later>
      <Words template={template} />
    </Later>
    <Later>
      <MoreRules template={template} />
    </Later>
  </>
)
