import { Seal, type SealLook } from './seal'

/** One signature: the step, who, in which post, when, or what still has to happen. */
export type Signature = {
  step: string
  name: string
  post?: string
  /** Shown as given: the time signed, or a sentence about what comes. */
  when?: string
  look: SealLook
  /** Words inside a seal that is still to come. */
  text?: string
}

export function Sign({ signature }: { signature: Signature }) {
  return (
    <div className="sign">
      <Seal name={signature.name} look={signature.look} text={signature.text} />
      <div>
        <div>{signature.step}</div>
        <b>{signature.name}</b> {signature.post}
        {signature.when && <div>{signature.when}</div>}
      </div>
    </div>
  )
}

/** The signatures in their order, left to right, on a phone downwards. */
export function SignChain({ signatures }: { signatures: Signature[] }) {
  return (
    <ol className="chain">
      {signatures.map((signature) => (
        <li key={`${signature.step} ${signature.name}`}>
          <Sign signature={signature} />
        </li>
      ))}
    </ol>
  )
}
