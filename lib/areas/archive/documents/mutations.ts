import { placedOf } from '@/lib/areas/customers/policy'
import type { AuditEntry } from '@/lib/core/audit'
import { always, ConflictError, defineSqlMutation, InvalidError } from '@/lib/core/mutation'
import { insertStoredFile } from '@/lib/core/stored-files'
import { mayKeepDocuments, mayOpenDocument, mayShelveDocuments } from './policy'
import { documentCustomer, lockDocuments, type LockedDocuments } from './queries'
import { decideDocument } from './rules/document-slot'
import { addDocumentFileInput, keepDocumentInput, shelveDocumentsInput } from './schema'
import { keepSlot, shelve } from './writes'

function event(
  kind: string,
  customer: LockedDocuments['customer'],
  values: Record<string, unknown>,
): AuditEntry {
  return {
    kind,
    subjectType: 'customer',
    subjectId: customer.id,
    customerId: customer.id,
    unitId: placedOf(customer).unitId,
    values: { name: customer.name, ...values },
  }
}

/** Enters an uploaded document in the books; it lies with the customer and is read by whoever may open its slot. */
export const addDocumentFile = defineSqlMutation({
  name: 'archive.add-document-file',
  input: addDocumentFileInput,
  usesSettings: false,
  load: (tx, _, input) => documentCustomer(tx, input.customerId),
  authorize: (viewer, customer) => mayKeepDocuments(viewer, customer),
  decide: (input) => always(input),
  save: async (tx, input, _, customer, at, viewer) => {
    const { key, size, sha256, mediaType, name } = input
    const id = await insertStoredFile(tx, at.now, viewer.personId, {
      key, size, sha256, mediaType, name, purpose: 'document', subjectType: 'customer-document', subjectId: customer.id,
      customerId: customer.id,
    }) // prettier-ignore
    return { id, name, size }
  },
  audit: (input, customer) => event('archive.document-uploaded', customer, { file: input.name }),
})

/** 登记原始资料: what the file holds of one of the ten documents (A10). Throws ConflictError when the list moved on. */
export const keepDocument = defineSqlMutation({
  name: 'archive.keep-document',
  input: keepDocumentInput,
  usesSettings: false,
  load: (tx, _, input) => lockDocuments(tx, input.customerId, input.slot, input.files),
  authorize: (viewer, { customer }) => mayKeepDocuments(viewer, customer),
  decide: ({ customerId: _, version: __, ...values }, ___, at) => decideDocument(values, at.today),
  save: async (tx, values, input, { customer, version, secrecy, kept, files }, at, viewer) => {
    if (version !== input.version) throw new ConflictError([], version)
    if (files.length < new Set(input.files).size)
      throw new InvalidError({ files: [{ code: 'forms.checks.not-file' }] })
    // Whoever may not open what lies there does not take it out either.
    const hidden = mayOpenDocument(viewer, customer, secrecy, input.slot)
      ? []
      : kept.filter(({ id }) => !input.files.includes(id))
    return { version: await keepSlot(tx, at, customer.id, values, [...hidden, ...files], viewer.personId) }
  },
  audit: (input, { customer }) =>
    event('archive.document-kept', customer, { slot: input.slot, presence: input.presence }),
})

/** 密级与存放位置 of a customer's original documents. */
export const shelveDocuments = defineSqlMutation({
  name: 'archive.shelve-documents',
  input: shelveDocumentsInput,
  usesSettings: false,
  load: (tx, _, input) => lockDocuments(tx, input.customerId, null, []),
  authorize: (viewer, { customer }) => mayShelveDocuments(viewer, customer),
  decide: (input) => always(input),
  save: async (tx, input, _, { customer, version }, at, viewer) => {
    if (version !== input.version) throw new ConflictError([], version)
    return { version: await shelve(tx, at, customer.id, input, viewer.personId) }
  },
  audit: (input, { customer, secrecy }) =>
    event('archive.documents-shelved', customer, {
      before: secrecy,
      after: input.secrecy,
      shelf: input.shelf,
    }),
})
