/** Mutations of the areas that the API does not offer, by name, with the reason. */
export const notInTheApi: Readonly<Record<string, string>> = {
  'account.begin': 'acts on a one-time link, before anybody can sign in',
  'account.use-link': 'acts on a one-time link, before anybody can sign in',
  'account.operator-link': 'is for whoever runs the server, from the command line',
  'account.operator-token': 'is for whoever runs the server, from the command line',
  'account.create-token': 'a token makes no tokens; the answer is a secret shown once on the page',
  'account.change-password': 'belongs to the browser session it keeps',
  'account.end-other-sessions': 'belongs to the browser session it keeps',
  'admin.issue-link': 'the answer is a secret shown once on the page',
  'customers.begin-import': 'is made by the upload of a file',
  'customers.import-chunk': 'is a step of the import job',
  'customers.import-undo-chunk': 'is a step of the undo job',
  'credit.expire-lines': 'runs every night',
  'credit.prove-positions': 'runs every night',
  'trade.mark-overdue': 'runs every night',
  'grading.rerate-due': 'runs every night',
  'forms.make-pdf': 'is the note that a paper was drawn by /api/pdf',
}

/** Queries for a viewer that the API does not offer by themselves, with the reason. */
export const readsNotInTheApi: Readonly<Record<string, string>> = {
  openLink: 'acts on a one-time link, before anybody can sign in',
  approvalOf: 'is the page’s way from a subject to /approvals/{approvalId}',
  exposureWarnings: 'is a part of the desk; the figures stand in /customers?usedFrom=80',
  customersToApply: 'is a step of /credit/months/{month}/sheet',
  exportRows: 'is a step of the export job',
  importHead: 'is read from the uploaded file by its page',
  customerRows: 'is a step of /customers',
  scanOf: 'is a step of /customers',
  matchingCustomerIds: 'is a step of a hand-over and of an export',
  scanKeys: 'is a step of /customers',
  groupFilter: 'is a step of /customers?group=',
  countUpTo: 'is a step of /customers/count',
  ratingPage: 'is a part of /customers/{customerId}/rating',
  b2Paper: 'is the print of /credit/sheets/{sheetNumber}',
  ratingPaper: 'is the print of /customers/{customerId}/rating',
  unreadNotices: 'is the number at the bell; /notices tells which they are',
}
