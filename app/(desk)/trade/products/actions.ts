'use server'

import {
  addProduct,
  editProduct,
  endProduct,
  resumeProduct,
  setExFactoryPrice,
} from '@/lib/areas/trade/products/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function add(submission: Submission) {
  return act(addProduct, submission)
}

export async function edit(submission: Submission) {
  return act(editProduct, submission)
}

export async function setPrice(submission: Submission) {
  return act(setExFactoryPrice, submission)
}

export async function end(submission: Submission) {
  return act(endProduct, submission)
}

export async function resume(submission: Submission) {
  return act(resumeProduct, submission)
}
