'use server'

import { changePerson } from '@/lib/areas/customers/people/mutations'
import {
  drawTie,
  endTie,
  moveCards,
  recordBehaviour,
  withdrawBehaviour,
} from '@/lib/areas/customers/power/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function change(submission: Submission) {
  return act(changePerson, submission)
}

export async function record(submission: Submission) {
  return act(recordBehaviour, submission)
}

export async function withdraw(submission: Submission) {
  return act(withdrawBehaviour, submission)
}

export async function draw(submission: Submission) {
  return act(drawTie, submission)
}

export async function end(submission: Submission) {
  return act(endTie, submission)
}

export async function move(submission: Submission) {
  return act(moveCards, submission)
}
