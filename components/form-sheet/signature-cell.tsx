'use client'

import { useSheet } from './sheet-context'
import { SignatureLine } from './signature-line'

/** The signature of a step where the paper has it. */
export function SignatureCell({ step, compact }: { step: string; compact?: boolean }) {
  const { form, words, signatures } = useSheet()
  return (
    <SignatureLine
      word={words.form.steps?.[step] ?? step}
      view={signatures[step]}
      final={form.signOff[step]?.final ?? false}
      compact={compact ?? false}
    />
  )
}

/** The signatures at the foot of the paper. */
export function SignatureRow() {
  const { form } = useSheet()
  const steps = Object.entries(form.signOff).filter(([, step]) => !step.inBody)
  if (steps.length === 0) return null
  return (
    <div className={`sg n${steps.length}`} id="signatures">
      {steps.map(([name]) => (
        <div key={name}>
          <SignatureCell step={name} />
        </div>
      ))}
    </div>
  )
}
