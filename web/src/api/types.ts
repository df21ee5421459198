import type { components } from './wire';

type Schemas = components['schemas'];

export type Alert = Schemas['Alert'];
export type AlertPage = Schemas['AlertPage'];
export type AlertDetail = Schemas['AlertDetail'];
export type AlertEvent = Schemas['AlertEvent'];
export type Evidence = Schemas['Evidence'];
export type Reason = Schemas['Reason'];
export type Severity = Schemas['Severity'];
export type ActorKind = Schemas['ActorKind'];
export type EntityKind = Schemas['EntityKind'];
export type EntityView = Schemas['EntityView'];
export type EntityPage = Schemas['EntityPage'];
export type EntitySummary = Schemas['EntitySummary'];
export type DimensionView = Schemas['DimensionView'];
export type SystemView = Schemas['SystemView'];
export type RulesView = Schemas['RulesView'];
export type RuleProblem = Schemas['RuleProblemView'];
export type SourceView = Schemas['SourceView'];
export type IntelView = Schemas['IntelView'];
export type IntelListView = Schemas['IntelListView'];
export type QuarantineRow = Schemas['QuarantineRow'];
export type Me = Schemas['Me'];
export type AlertFrame = Schemas['AlertFrame'];
export type AlertFilter = Required<Schemas['AlertFilter']>;
