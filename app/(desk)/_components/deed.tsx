import type { ComponentProps } from 'react'
import { ButtonLink } from '@/components/ui/button'

/** The verb at a line of the desk; none on the desk of somebody one only looks at. */
export function Deed({ looking, ...rest }: ComponentProps<typeof ButtonLink> & { looking: boolean }) {
  return looking ? null : <ButtonLink size="s" {...rest} />
}
