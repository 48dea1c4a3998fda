import auth from './en/auth.json'
import errors from './en/errors.json'
import form from './en/form.json'
import forms from './en/forms.json'
import import from './en/import.json'
import nav from './en/nav.json'
import reasons from './en/reasons.json'
import roles from './en/roles.json'
import shell from './en/shell.json'
import table from './en/table.json'
import ui from './en/ui.json'

export const en = {
  auth,
  errors,
  form,
  forms,
  import,
  nav,
  reasons,
  roles,
  shell,
  table,
  ui,
}
