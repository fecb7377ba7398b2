import { CompanionPicture } from "./avatar/companion-picture";
import { ButtonLink } from "./ui/button";
import { Card } from "./ui/card";

export type StillCallCardProps = {
  /** Why nothing rang, or when it rings. */
  title: string;
  /** What happens next. */
  text: string;
  mood: "idle" | "sleeping";
};

/** Stands in the place of a call while nothing rings: a silent day, or one that is planned for later. */
export function StillCallCard({ title, text, mood }: StillCallCardProps) {
  return (
    <Card tone="accent">
      <div className="flex flex-col items-center gap-4 text-center sm:flex-row sm:gap-8 sm:text-left">
        <CompanionPicture mood={mood} className="h-40 shrink-0 sm:h-48" />
        <div className="flex min-w-0 flex-1 flex-col items-center gap-3 sm:items-start">
          <h2 className="max-w-prose text-2xl leading-snug sm:text-3xl">{title}</h2>
          <p className="max-w-prose text-lg text-muted">{text}</p>
          <ButtonLink to="/dashboard" variant="secondary" size="sm" className="mt-1">
            Open the dashboard
          </ButtonLink>
        </div>
      </div>
    </Card>
  );
}
