import type { PosterForm } from '../posters/form'
import type { ComplianceCase } from './case'

const pointsOf = (points: readonly string[]) =>
  Object.fromEntries(points.map((words, i) => [`内容第 ${i + 1} 条`, words]))

/**
 * A poster as the rules read it. `today` is a business day, for the occasion. Its urgency is drawn
 * from true stock or the true end, and its avatar from a consent, by how it is made.
 */
export const caseOfPoster = (poster: PosterForm, today: string): ComplianceCase => {
  const { identity, endorsement, theme, occasion, points, anchor, urgency, benefit } = poster
  return {
    subject: 'poster',
    texts: {
      主题: theme,
      ...pointsOf(points),
      短期利益: benefit,
      ...(endorsement ? { 背书: endorsement.words, 背书出处: endorsement.source } : {}),
      ...(occasion ? { 借势: occasion.words } : {}),
      ...(anchor ? { 价格锚点: anchor.name, 原价依据: anchor.proof } : {}),
    },
    poster: {
      urgency,
      urgencyTrue: true,
      showsAvatar: identity,
      avatarConsent: true,
      ...(anchor ? { anchorFen: anchor.listFen, anchorProof: anchor.proof } : {}),
      ...(endorsement ? { endorsementSource: endorsement.source } : {}),
      ...(occasion ? { occasionOver: today > occasion.until } : {}),
    },
  }
}
