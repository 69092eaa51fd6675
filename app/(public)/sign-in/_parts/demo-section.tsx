/** The demo's people, with their sentences; nothing where the clinic is no demo. */
import { getTranslations } from "next-intl/server";
import { demoSignIns } from "#lib/usecases/clinic.ts";
import { DemoSignIns } from "./demo-sign-ins.tsx";
import { signInFailures } from "./sign-in-texts.ts";

export async function DemoPeople({ next = "/" }: { readonly next?: string }) {
  const people = await demoSignIns();
  if (people.length === 0) return null;
  const t = await getTranslations("signIn");
  return (
    <DemoSignIns
      next={next}
      pendingLabel={t("demo.pending")}
      failures={await signInFailures()}
      people={people.map(({ role, name, signInName, passphrase }) => ({
        name,
        role: t(`role.${role}`),
        label: t("demo.continue", { name, role: t(`role.${role}`) }),
        signInName,
        passphrase,
      }))}
    />
  );
}
