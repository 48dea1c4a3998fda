import { openSheet } from '@/lib/areas/customers/fill/mutations'
import { answerSheet } from '@/lib/composition/sheet-door'

/** Marks the sheet as opened and, with its code where one is asked, gives it. */
export async function POST(
  request: Request,
  context: { params: Promise<{ token: string }> },
): Promise<Response> {
  return answerSheet(openSheet, request, (await context.params).token)
}
