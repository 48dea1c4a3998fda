import { z } from 'zod'
import { fenOf } from '@/lib/core/db'
import { allow, choiceOf } from '@/lib/core/decision'
import { defineSqlMutation } from '@/lib/core/mutation'
import { holdersOf, peopleWith, writeNotices } from '@/lib/core/notices'
import { isRoleCode } from '@/lib/core/permissions'
import { isJob } from '@/lib/core/scope'
import { expireApplications } from '../writes'
import { type LateApplication, lockLateApplications, unsoundFigures, type UnsoundFigure } from './queries'

/**
 * R-C12: applications nobody decided in time. The line is 0 until somebody does; one level up is told and may sign too; the
 * application stays decidable. Run twice it finds nothing.
 */
export const expireLines = defineSqlMutation({
  name: 'credit.expire-lines',
  input: z.strictObject({}),
  load: (run, _viewer, _input, at) => lockLateApplications(run, at.now, at.zone),
  authorize: (viewer) => isJob(viewer),
  decide: (_input, expired) => allow(expired),
  save: async (run, expired, _input, _facts, at) => {
    await expireApplications(
      run,
      at.now,
      expired.map((one) => one.id),
    )
    const placed = expired.flatMap((one) =>
      one.role && one.unitId && isRoleCode(one.role) ? [{ one, role: one.role, unitId: one.unitId }] : [],
    )
    const holders = await holdersOf(
      run,
      at.today,
      placed.map(({ role, unitId }) => ({ role, unitId })),
    )
    await writeNotices(
      run,
      at.now,
      placed.flatMap(({ one, role, unitId }) =>
        holders
          .filter((held) => held.role === role && held.unitId === unitId)
          .map(({ personId }) => ({
            personId,
            kind: 'credit.line-late',
            values: noticeValues(one),
            href: one.approvalId && `/approvals/${one.approvalId}`,
            key: `credit.line-late:${one.id}`,
          })),
      ),
    )
    return { expired: expired.length }
  },
  audit: (_input, expired) =>
    expired.map((one) => ({
      kind: 'credit.line-expired',
      subjectType: 'line',
      subjectId: one.id,
      customerId: one.customerId,
      unitId: one.branchId,
      values: { ...noticeValues(one), role: one.role ?? '' },
    })),
})

function noticeValues({ customer, month, applied, dueOn }: LateApplication) {
  return { customer, month, appliedFen: fenOf(applied), dueOn }
}

/** Proves that every position is the sum of its ledger and every region's month the sum of its lines; raises an alarm when not. */
export const provePositions = defineSqlMutation({
  name: 'credit.prove-positions',
  input: z.strictObject({}),
  load: (run) => unsoundFigures(run),
  authorize: (viewer) => isJob(viewer),
  decide: (_input, unsound) => allow(unsound),
  save: async (run, unsound, _input, _facts, at) => {
    if (unsound.length > 0) {
      const told = await peopleWith(run, at.today, 'administrator')
      await writeNotices(
        run,
        at.now,
        told.map((personId) => ({
          personId,
          kind: 'credit.figures-unsound',
          values: { count: unsound.length, day: at.today },
          href: '/admin/audit',
          key: `credit.figures-unsound:${at.today}`,
        })),
      )
    }
    return { unsound: unsound.length }
  },
  audit: (_input, unsound) => unsound.map(alarmOf),
})

function alarmOf({ subject, id, month, kept, counted }: UnsoundFigure) {
  return {
    kind: 'credit.figure-unsound',
    subjectType: subject,
    subjectId: id,
    customerId: subject === 'region-month' ? null : id,
    unitId: subject === 'region-month' ? id : null,
    values: {
      subject: choiceOf(subject),
      month: month ?? '',
      keptFen: fenOf(kept),
      countedFen: fenOf(counted),
    },
  }
}
