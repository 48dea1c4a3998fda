import adminWords from './en/admin.json'
import apiPageWords from './en/apiPage.json'
import approvalsWords from './en/approvals.json'
import auditWords from './en/audit.json'
import authWords from './en/auth.json'
import changesWords from './en/changes.json'
import completenessWords from './en/completeness.json'
import contactsWords from './en/contacts.json'
import creditWords from './en/credit.json'
import creditEventsWords from './en/creditEvents.json'
import customersWords from './en/customers.json'
import deskWords from './en/desk.json'
import documentsWords from './en/documents.json'
import duplicatesWords from './en/duplicates.json'
import errorsWords from './en/errors.json'
import exchangeWords from './en/exchange.json'
import fillWords from './en/fill.json'
import financesWords from './en/finances.json'
import formWords from './en/form.json'
import formsWords from './en/forms.json'
import formsPageWords from './en/formsPage.json'
import gateWords from './en/gate.json'
import gradingWords from './en/grading.json'
import groupsWords from './en/groups.json'
import helpWords from './en/help.json'
import importWords from './en/import.json'
import importPageWords from './en/importPage.json'
import lifeWords from './en/life.json'
import navWords from './en/nav.json'
import noticesWords from './en/notices.json'
import notificationsWords from './en/notifications.json'
import operationsWords from './en/operations.json'
import ordersWords from './en/orders.json'
import organisationWords from './en/organisation.json'
import peopleWords from './en/people.json'
import powerWords from './en/power.json'
import productsWords from './en/products.json'
import profileWords from './en/profile.json'
import reasonsWords from './en/reasons.json'
import receiptsWords from './en/receipts.json'
import reviewsWords from './en/reviews.json'
import rolesWords from './en/roles.json'
import rulesWords from './en/rules.json'
import settingsWords from './en/settings.json'
import sheetsWords from './en/sheets.json'
import shellWords from './en/shell.json'
import signingWords from './en/signing.json'
import storyWords from './en/story.json'
import tableWords from './en/table.json'
import tokensWords from './en/tokens.json'
import uiWords from './en/ui.json'
import visitsWords from './en/visits.json'
import workListWords from './en/workList.json'

export const en = {
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
