import { Form } from "@remix-run/react";
import type { Language } from "~/providers/telephony/provider";
import { LANGUAGE_NAMES } from "./language-words";
import { type ProfileErrors, ProfileFields, type ProfileValues, type Zone } from "./profile-fields";
import { Button } from "./ui/button";
import { Checkbox } from "./ui/field";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

export type OnboardingFormProps = {
  values: ProfileValues & { consent?: boolean };
  errors?: ProfileErrors & { consent?: string; form?: string };
  zones: Zone[];
  simulator: boolean;
  /** What the companion will speak, as the browser asks for. */
  language: Language;
  /** The sentence the person agrees to, as stored. */
  consentText: string;
};

/** Everything the first call needs, on one page. POST /onboarding. */
export function OnboardingForm({
  values,
  errors,
  zones,
  simulator,
  language,
  consentText,
}: OnboardingFormProps) {
  const pending = usePending("/onboarding");
  const form = useRefusedForm();
  return (
    <Form ref={form} method="post" action="/onboarding" className="flex flex-col gap-5">
      {errors?.form ? <Notice tone="error">{errors.form}</Notice> : null}
      <ProfileFields values={values} errors={errors} zones={zones} simulator={simulator} proposeZone />
      <Checkbox
        name="consent"
        value="yes"
        required
        defaultChecked={values.consent}
        error={errors?.consent}
        label={consentText}
      />
      <input type="hidden" name="language" value={language} />
      <Button type="submit" size="lg" loading={pending}>
        That's it
      </Button>
      <p className="text-sm text-muted">
        {language === "en"
          ? null
          : `The companion speaks ${LANGUAGE_NAMES[language]} with you, because your browser asks for it. `}
        You can change all of this, or stop the calls, in Settings.
      </p>
    </Form>
  );
}
