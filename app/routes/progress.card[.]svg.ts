import { loadReader } from "~/domain/onboarding/load-user.server";
import { describeMentorCard } from "~/domain/progress/mentor-card";
import { mentorFacts } from "~/domain/progress/mentor-card.server";
import { mentorPicture } from "~/domain/progress/mentor-picture";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

/** The signed-in person's mentor card as a file; there is none below the level that opens it. */
export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  await loadReader(userId, new Date());
  const card = describeMentorCard(await mentorFacts(userId));
  if (!card.isOpen) throw new AppError("not_found");
  return new Response(mentorPicture(card), {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Content-Disposition": 'inline; filename="mentor-card.svg"',
      "Cache-Control": "private, no-store",
    },
  });
});
