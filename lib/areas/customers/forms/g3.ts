import { defineForm } from '@/lib/core/forms/definition'
import { choice, customer, person, reference, text, yesNo } from '@/lib/core/forms/fields'
import { personFact } from '../people/rules/person-facts'
import { alliances } from '../people/rules/person-options'
import { isKeyPlayer, isUnsupported, suggestedAlliance } from '../power/rules/standing'
import { behaviours, limitsAmong, numbersSeen, statementLines } from '../profile/rules/behaviour-lines'

/** 个人档案 (Target Account Selling): one of a key person; its facts are the contact's own, its politics seen for an opportunity. */
export const formG3 = defineForm(
  {
    id: 'G3',
    version: 1,
    secrecy: 2,
    about: 'contact',
    living: true,
    sections: {
      identity: {
        upright: true,
        fields: {
          name: personFact('name', { required: true, span: 4 }),
          company: text({ span: 8, derive: 'company', box: true }),
          title: personFact('title', { required: true, joined: true }),
          address: personFact('address', { span: 12 }),
          phone: personFact('phone', { span: 8, box: true }),
          fax: personFact('fax', { joined: true }),
          secretary: personFact('secretary', { span: 4 }),
          employer: personFact('employer', { span: 8 }),
          reportsTo: personFact('reportsTo', { required: true, span: 4 }),
          education: personFact('education', { span: 4 }),
          birth: personFact('birth', { span: 4 }),
          spouse: personFact('spouse', { span: 4 }),
          background: personFact('background', { span: 12, box: true }),
          posts: text({ joined: true, derive: 'posts' }),
          personality: personFact('personality', { span: 12 }),
          achievements: personFact('achievements', { span: 12 }),
          responsibilities: personFact('responsibilities', { span: 12 }),
          productCriteria: personFact('productCriteria', { required: true, span: 12 }),
          businessCriteria: personFact('businessCriteria', { required: true, span: 12 }),
        },
      },
      politics: {
        upright: true,
        newPage: true,
        fields: {
          account: customer({ required: true, span: 6, derive: 'account' }),
          salesRep: person({ required: true, span: 6, derive: 'salesRep' }),
          opportunity: reference({ of: 'opportunity', required: true, span: 12, derive: 'opportunity' }),
          alliance: personFact('alliance', { required: true, span: 12 }),
          influence: personFact('influence', { span: 8 }),
          keyPlayer: yesNo({ span: 4, derive: 'keyPlayer' }),
          coverage: personFact('coverage', { span: 12 }),
          behaviours: behaviours(),
          suggested: choice(alliances, { span: 8, derive: 'suggested' }),
          supported: yesNo({ span: 4, derive: 'supported' }),
          personalAgenda: personFact('personalAgenda', { required: true, span: 12 }),
          businessAgenda: personFact('businessAgenda', { span: 12 }),
          strategy: personFact('strategy', { required: true, span: 12 }),
        },
      },
    },
    signOff: {},
  },
  {
    calculate: {
      /** R-TAS2 */
      keyPlayer: ({ influence }) => (influence === null ? null : isKeyPlayer(influence)),
      /** R-TAS1 */
      suggested: ({ behaviours: rows }, { settings }) => {
        const limits = limitsAmong(settings)
        return limits && suggestedAlliance(numbersSeen(rows ?? []), limits)
      },
      supported: ({ alliance, behaviours: rows }, { settings }) => {
        const limits = limitsAmong(settings)
        if (limits === null || alliance === null) return null
        return !isUnsupported(alliance, suggestedAlliance(numbersSeen(rows ?? []), limits))
      },
    },
    check: ({ behaviours: rows }, { today }) =>
      (rows ?? []).flatMap(({ seenOn }, row) =>
        seenOn !== null && seenOn > today
          ? [{ field: 'behaviours', row, column: 'seenOn', code: 'after-today' }]
          : [],
      ),
    fitSample: ({ behaviours: rows }) => ({
      behaviours: rows?.map((row, at) => ({ ...row, ...statementLines[at] })) ?? null,
    }),
  },
)
