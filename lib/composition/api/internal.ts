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
}

/** Queries for a viewer that the API does not offer by themselves, with the reason. */
export const readsNotInTheApi: Readonly<Record<string, string>> = {}
