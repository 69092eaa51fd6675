/**
 * Every sentence that people read, one file an area and language. `import … with` works the same in plain Node, in
 * Next's bundle and in vitest. A new area is added here once.
 */
import account from "./en/account.json" with { type: "json" };
import admin from "./en/admin.json" with { type: "json" };
import agree from "./en/agree.json" with { type: "json" };
import assign from "./en/assign.json" with { type: "json" };
import calmCare from "./en/calmCare.json" with { type: "json" };
import caseload from "./en/caseload.json" with { type: "json" };
import chart from "./en/chart.json" with { type: "json" };
import checkIn from "./en/checkIn.json" with { type: "json" };
import clearance from "./en/clearance.json" with { type: "json" };
import consent from "./en/consent.json" with { type: "json" };
import course from "./en/course.json" with { type: "json" };
import dashboard from "./en/dashboard.json" with { type: "json" };
import decision from "./en/decision.json" with { type: "json" };
import diagnosis from "./en/diagnosis.json" with { type: "json" };
import dose from "./en/dose.json" with { type: "json" };
import equipment from "./en/equipment.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };
import exercise from "./en/exercise.json" with { type: "json" };
import flare from "./en/flare.json" with { type: "json" };
import form from "./en/form.json" with { type: "json" };
import gate from "./en/gate.json" with { type: "json" };
import help from "./en/help.json" with { type: "json" };
import invite from "./en/invite.json" with { type: "json" };
import learn from "./en/learn.json" with { type: "json" };
import library from "./en/library.json" with { type: "json" };
import mail from "./en/mail.json" with { type: "json" };
import nav from "./en/nav.json" with { type: "json" };
import nextDay from "./en/nextDay.json" with { type: "json" };
import ownExercise from "./en/ownExercise.json" with { type: "json" };
import patient from "./en/patient.json" with { type: "json" };
import program from "./en/program.json" with { type: "json" };
import progress from "./en/progress.json" with { type: "json" };
import progression from "./en/progression.json" with { type: "json" };
import prom from "./en/prom.json" with { type: "json" };
import record from "./en/record.json" with { type: "json" };
import redFlag from "./en/redFlag.json" with { type: "json" };
import ruleSettings from "./en/ruleSettings.json" with { type: "json" };
import safety from "./en/safety.json" with { type: "json" };
import session from "./en/session.json" with { type: "json" };
import setup from "./en/setup.json" with { type: "json" };
import signal from "./en/signal.json" with { type: "json" };
import signIn from "./en/signIn.json" with { type: "json" };
import stage from "./en/stage.json" with { type: "json" };
import template from "./en/template.json" with { type: "json" };
import today from "./en/today.json" with { type: "json" };
import ui from "./en/ui.json" with { type: "json" };
import welcome from "./en/welcome.json" with { type: "json" };

const english = {
  account,
  admin,
  agree,
  assign,
  calmCare,
  caseload,
  chart,
  checkIn,
  clearance,
  consent,
  course,
  dashboard,
  decision,
  diagnosis,
  dose,
  equipment,
  errors,
  exercise,
  flare,
  form,
  gate,
  help,
  invite,
  learn,
  library,
  mail,
  nav,
  nextDay,
  ownExercise,
  patient,
  program,
  progress,
  progression,
  prom,
  record,
  redFlag,
  ruleSettings,
  safety,
  session,
  setup,
  signal,
  signIn,
  stage,
  template,
  today,
  ui,
  welcome,
};

export type Catalogue = typeof english;

/** Languages people can choose: region decides dates and numbers. */
export const locales = ["en-GB", "en-US", "en-IE", "en-AU", "en-CA", "en-NZ"] as const;

/** The catalogue of a locale; English where there is no other yet. */
export function catalogue(_locale: string): Catalogue {
  return english;
}
