/** Language, zone and catalogue of a request, for next-intl. */
import { getRequestConfig } from "next-intl/server";
import { catalogue } from "#lib/messages/catalogue.ts";
import { getActor } from "./session.ts";

export default getRequestConfig(async () => {
  const actor = await getActor();
  return actor.kind === "member"
    ? { locale: actor.locale, timeZone: actor.zone, messages: catalogue(actor.locale) }
    : { locale: "en-GB", timeZone: "UTC", messages: catalogue("en-GB") };
});
