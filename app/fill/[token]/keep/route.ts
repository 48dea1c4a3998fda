import { keepSheet } from '@/lib/areas/customers/fill/mutations'
import { answerSheet } from '@/lib/composition/sheet-door'

/** Keeps what was typed so far. */
export async function POST(
  request: Request,
  context: { params: Promise<{ token: string }> },
): Promise<Response> {
  return answerSheet(keepSheet, request, (await context.params).token)
}
