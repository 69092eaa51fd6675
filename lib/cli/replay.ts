/** `npm run replay`: decides every decision of the database again from its record, changes nothing, and names what differs. */
import { closeStore } from "#db/runtime/store.ts";
import { replayAllDecisions } from "#lib/usecases/replay.ts";
import { refuseDamaged } from "./open-database.ts";
import { runCommand, say } from "./terminal.ts";

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

await runCommand(async () => {
  refuseDamaged();
  const { clinics, checked, differing } = await replayAllDecisions().finally(closeStore);
  const where = `${count(checked, "decision", "decisions")} of ${count(clinics, "clinic", "clinics")}`;
  for (const { clinic, decisionId, was, is } of differing)
    say(`DIFFERS  ${clinic}, ${decisionId}: was ${was}, is ${is}`);
  say(
    differing.length === 0
      ? `Replayed ${where}: all decided alike from their records.`
      : `Replayed ${where}: ${differing.length} decided otherwise. Nothing was changed: report this with the lines above, and keep the newest backup.`,
  );
  if (differing.length > 0) process.exitCode = 1;
});
