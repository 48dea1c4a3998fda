import { returnSheet } from '@/lib/areas/customers/fill/mutations'
import { answerSheet } from '@/lib/composition/sheet-door'

/** Sends the sheet back. */
export async function POST(
  request: Request,
  context: { params: Promise<{ token: string }> },
): Promise<Response> {
  return answerSheet(returnSheet, request, (await context.params).token)
}
