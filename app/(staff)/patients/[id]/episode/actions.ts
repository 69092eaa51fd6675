"use server";
/** Managing the episode: labels, team, phase, discharge, return. */
import {
  addToTeamInput,
  dischargeInput,
  movePhaseInput,
  saveDiagnosesInput,
  teamLinkInput,
} from "#lib/schemas/episode.ts";
import {
  addToTeam,
  advancePhase,
  discharge,
  endTeamLink,
  makeLead,
  returnToCare,
  saveDiagnoses,
} from "#lib/usecases/episode.ts";
import { defineAction } from "#lib/web/define-action.ts";

const stay = ({ patientId }: { patientId: string }) => ({ redirectTo: `/patients/${patientId}/episode` });

export const saveDiagnosesAction = defineAction({
  name: "diagnosis:save",
  schema: saveDiagnosesInput,
  usecase: saveDiagnoses,
  after: () => ({ message: "program.episode.labelsSaved" }),
});

export const addToTeamAction = defineAction({
  name: "care-team:add",
  schema: addToTeamInput,
  usecase: addToTeam,
  after: stay,
});

export const endTeamLinkAction = defineAction({
  name: "care-team:end",
  schema: teamLinkInput,
  usecase: endTeamLink,
  after: stay,
});

export const makeLeadAction = defineAction({
  name: "care-team:lead",
  schema: teamLinkInput,
  usecase: makeLead,
  after: stay,
});

export const advancePhaseAction = defineAction({
  name: "phase:advance",
  schema: movePhaseInput,
  usecase: advancePhase,
  after: stay,
});

export const dischargeAction = defineAction({
  name: "episode:discharge",
  schema: dischargeInput,
  usecase: discharge,
  after: stay,
});

export const returnToCareAction = defineAction({
  name: "episode:return",
  schema: movePhaseInput,
  usecase: returnToCare,
  after: stay,
});
