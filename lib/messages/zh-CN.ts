import adminWords from './zh-CN/admin.json'
import apiPageWords from './zh-CN/apiPage.json'
import approvalsWords from './zh-CN/approvals.json'
import auditWords from './zh-CN/audit.json'
import authWords from './zh-CN/auth.json'
import changesWords from './zh-CN/changes.json'
import completenessWords from './zh-CN/completeness.json'
import contactsWords from './zh-CN/contacts.json'
import creditWords from './zh-CN/credit.json'
import creditEventsWords from './zh-CN/creditEvents.json'
import customersWords from './zh-CN/customers.json'
import deskWords from './zh-CN/desk.json'
import documentsWords from './zh-CN/documents.json'
import duplicatesWords from './zh-CN/duplicates.json'
import errorsWords from './zh-CN/errors.json'
import exchangeWords from './zh-CN/exchange.json'
import fillWords from './zh-CN/fill.json'
import financesWords from './zh-CN/finances.json'
import formWords from './zh-CN/form.json'
import formsWords from './zh-CN/forms.json'
import formsPageWords from './zh-CN/formsPage.json'
import gateWords from './zh-CN/gate.json'
import gradingWords from './zh-CN/grading.json'
import groupsWords from './zh-CN/groups.json'
import helpWords from './zh-CN/help.json'
import importWords from './zh-CN/import.json'
import importPageWords from './zh-CN/importPage.json'
import lifeWords from './zh-CN/life.json'
import navWords from './zh-CN/nav.json'
import noticesWords from './zh-CN/notices.json'
import notificationsWords from './zh-CN/notifications.json'
import operationsWords from './zh-CN/operations.json'
import ordersWords from './zh-CN/orders.json'
import organisationWords from './zh-CN/organisation.json'
import peopleWords from './zh-CN/people.json'
import powerWords from './zh-CN/power.json'
import productsWords from './zh-CN/products.json'
import profileWords from './zh-CN/profile.json'
import reasonsWords from './zh-CN/reasons.json'
import receiptsWords from './zh-CN/receipts.json'
import reviewsWords from './zh-CN/reviews.json'
import rolesWords from './zh-CN/roles.json'
import rulesWords from './zh-CN/rules.json'
import settingsWords from './zh-CN/settings.json'
import sheetsWords from './zh-CN/sheets.json'
import shellWords from './zh-CN/shell.json'
import signingWords from './zh-CN/signing.json'
import storyWords from './zh-CN/story.json'
import tableWords from './zh-CN/table.json'
import tokensWords from './zh-CN/tokens.json'
import uiWords from './zh-CN/ui.json'
import visitsWords from './zh-CN/visits.json'
import workListWords from './zh-CN/workList.json'

export const zhCN = {
  admin: adminWords,
  apiPage: apiPageWords,
  approvals: approvalsWords,
  audit: auditWords,
  auth: authWords,
  changes: changesWords,
  completeness: completenessWords,
  contacts: contactsWords,
  credit: creditWords,
  creditEvents: creditEventsWords,
  customers: customersWords,
  desk: deskWords,
  documents: documentsWords,
  duplicates: duplicatesWords,
  errors: errorsWords,
  exchange: exchangeWords,
  fill: fillWords,
  finances: financesWords,
  form: formWords,
  forms: formsWords,
  formsPage: formsPageWords,
  gate: gateWords,
  grading: gradingWords,
  groups: groupsWords,
  help: helpWords,
  import: importWords,
  importPage: importPageWords,
  life: lifeWords,
  nav: navWords,
  notices: noticesWords,
  notifications: notificationsWords,
  operations: operationsWords,
  orders: ordersWords,
  organisation: organisationWords,
  people: peopleWords,
  power: powerWords,
  products: productsWords,
  profile: profileWords,
  reasons: reasonsWords,
  receipts: receiptsWords,
  reviews: reviewsWords,
  roles: rolesWords,
  rules: rulesWords,
  settings: settingsWords,
  sheets: sheetsWords,
  shell: shellWords,
  signing: signingWords,
  story: storyWords,
  table: tableWords,
  tokens: tokensWords,
  ui: uiWords,
  visits: visitsWords,
  workList: workListWords,
}
