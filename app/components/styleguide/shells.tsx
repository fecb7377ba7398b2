import type { ReactNode } from "react";
import { AppShell } from "../app-shell";
import { ErrorPage } from "../error-page";
import { FocusShell } from "../focus-shell";
import { Card } from "../ui/card";
import { PageTitle } from "../ui/page-title";
import { Sample, Section } from "./sample";

/** `contain` keeps what is fixed to the window inside the frame. */
function Frame({ children }: { children: ReactNode }) {
  return <div className="h-160 overflow-auto rounded-card bg-bg shadow-lift contain-strict">{children}</div>;
}

/** The frames of pages, each in a window of its own. */
export function Shells() {
  return (
    <Section title="Shells">
      <Sample name="app-shell">
        <Frame>
          <AppShell user={{ firstName: "Sam", email: "sam@example.com" }} phoneHref="/simulator/phone">
            <PageTitle lead="The sample content of a page.">Dashboard</PageTitle>
            <Card title="A card">Content</Card>
          </AppShell>
        </Frame>
      </Sample>
      <Sample name="focus-shell">
        <Frame>
          <FocusShell title="Sign in" lead="A sample lead.">
            The form stands here.
          </FocusShell>
        </Frame>
      </Sample>
      <Sample name="public-shell with error-page">
        <Frame>
          <ErrorPage status={404} />
        </Frame>
      </Sample>
    </Section>
  );
}
