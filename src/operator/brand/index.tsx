import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { look } from '@/stores/look'
import { BRAND_NAME_MAX, Brand, brandRules, CONSENT_MAX, SLOGAN_MAX } from '@/stores/operator/brand'
import { Button, Field, Loaded, Notice, Page, Section, say } from '@/ui'
import { operatorWays } from '@/ui/desk/ways'
import { showFault } from '@/ui/fault'
import '../operator.scss'
import { BrandPreview } from './brand-preview'
import { Sliders } from './sliders'

type Named = 'name' | 'slogan' | 'consent'
interface TypedProps {
  brand: Brand
  field: Named
  label: string
  maxlength: number
  lines?: boolean
}

const Typed = observer(function Typed({ brand, field, ...rest }: TypedProps) {
  return (
    <Field
      id={`brand-${field}`}
      value={brand[field]}
      onChange={(text) => brand.type(field, text)}
      error={brand.tried ? brand.faults[field] : undefined}
      rule={brandRules[field]}
      {...rest}
    />
  )
})

const Consent = observer(function Consent({ brand }: { brand: Brand }) {
  return (
    <Section title="会员须知">
      <Typed brand={brand} field="consent" label="入会前给顾客看" maxlength={CONSENT_MAX} lines />
      {brand.consentChanged && (
        <Notice tone="warn">保存后会成为新的一版。之后入会的人看到并同意的是新版。</Notice>
      )}
    </Section>
  )
})

const Foot = observer(function Foot({ brand }: { brand: Brand }) {
  const { problem } = brand.saving
  const save = async () => {
    const saved = await brand.save()
    if (saved && brand.shown.data) look.setBrand(brand.shown.data.brand)
    if (saved) say('已保存')
    else if (!brand.saving.problem) showFault()
  }
  return (
    <>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <Button onPress={save}>保存</Button>
    </>
  )
})

export default observer(function OperatorBrand() {
  const [brand] = useState(() => new Brand())
  const load = () => brand.load()
  useLoad(() => {
    void load()
  })
  return (
    <Page roomy footer={brand.shown.data && <Foot brand={brand} />}>
      <Loaded of={brand.shown} skeleton="card" ways={operatorWays} onRetry={load}>
        {() => (
          <View className="cols">
            <View className="col stick">
              <BrandPreview brand={brand} />
              <Sliders brand={brand} />
            </View>
            <View className="col">
              <Typed brand={brand} field="name" label="品牌名称" maxlength={BRAND_NAME_MAX} />
              <Typed brand={brand} field="slogan" label="一句话" maxlength={SLOGAN_MAX} />
              <Consent brand={brand} />
            </View>
          </View>
        )}
      </Loaded>
    </Page>
  )
})
