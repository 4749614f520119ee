// The content of a dashboard with Prometheus panels, from Grafana's own types. They leave open what plugins define (options of
// panels, queries), so each panel gets the types of its plugin here.
import { Dashboard as RawDashboard, Panel, RowPanel, AnnotationQuery, VariableModel, FieldConfig, FieldConfigSource }
  from '@grafana/schema/dist/types/raw/dashboard/x/types.gen';
import * as barchart from '@grafana/schema/dist/types/raw/composable/barchart/panelcfg/x/types.gen';
import * as bargauge from '@grafana/schema/dist/types/raw/composable/bargauge/panelcfg/x/types.gen';
import * as gauge from '@grafana/schema/dist/types/raw/composable/gauge/panelcfg/x/types.gen';
import * as heatmap from '@grafana/schema/dist/types/raw/composable/heatmap/panelcfg/x/types.gen';
import * as piechart from '@grafana/schema/dist/types/raw/composable/piechart/panelcfg/x/types.gen';
import * as stat from '@grafana/schema/dist/types/raw/composable/stat/panelcfg/x/types.gen';
import * as statetimeline from '@grafana/schema/dist/types/raw/composable/statetimeline/panelcfg/x/types.gen';
import * as table from '@grafana/schema/dist/types/raw/composable/table/panelcfg/x/types.gen';
import * as text from '@grafana/schema/dist/types/raw/composable/text/panelcfg/x/types.gen';
import * as timeseries from '@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/types.gen';
import { PromQuery, PromVariableQuery } from '@grafana/prometheus/dist/types/types';

type Nothing = Record<string, never>;

/** The same type without its name, which several plugins use. */
type Plain<T> = { [K in keyof T]: T[K] };

type Target = Plain<Omit<PromQuery, 'scopes' | 'adhocFilters' | 'groupByKeys'>>;

type PanelOf<Type, Options, Custom> = Omit<Panel, 'type' | 'options' | 'fieldConfig' | 'targets'> & {
  type: Type;
  options: Options;
  fieldConfig: Omit<FieldConfigSource, 'defaults'> & { defaults: Omit<FieldConfig, 'custom'> & { custom?: Custom } };
  targets?: Array<Target>;
};

/** Panels by their type. */
export interface Panels {
  barchart: PanelOf<'barchart', Plain<barchart.Options>, Plain<barchart.FieldConfig>>;
  bargauge: PanelOf<'bargauge', Plain<bargauge.Options>, Nothing>;
  gauge: PanelOf<'gauge', Plain<gauge.Options>, Nothing>;
  heatmap: PanelOf<'heatmap', Plain<heatmap.Options>, Plain<heatmap.FieldConfig>>;
  piechart: PanelOf<'piechart', Plain<piechart.Options>, Plain<piechart.FieldConfig>>;
  row: Omit<RowPanel, 'panels'> & { panels: Array<unknown> };
  stat: PanelOf<'stat', Plain<stat.Options>, Nothing>;
  'state-timeline': PanelOf<'state-timeline', Plain<statetimeline.Options>, Plain<statetimeline.FieldConfig>>;
  table: PanelOf<'table', Plain<table.Options>, Plain<table.FieldConfig>>;
  text: PanelOf<'text', Plain<text.Options>, Nothing>;
  timeseries: PanelOf<'timeseries', Plain<timeseries.Options>, Plain<timeseries.FieldConfig>>;
}

/** The built-in annotation has a special target; those of Prometheus have a query and the fields to show. */
type Annotation = AnnotationQuery | (Omit<AnnotationQuery, 'target'> & {
  target: Target;
  titleFormat?: string;
  textFormat?: string;
  tagKeys?: string;
  useValueForTime?: boolean;
});

type Variable = Omit<VariableModel, 'query'> & { query?: string | Plain<PromVariableQuery> };

/** A dashboard without its panels. */
export type Dashboard = Omit<RawDashboard, 'panels' | 'annotations' | 'templating'> & {
  annotations?: { list?: Array<Annotation> };
  panels: Array<unknown>;
  templating?: { list?: Array<Variable> };
};

/** The schema that the tests read. */
export interface Schema {
  dashboard: Dashboard;
  panels: Panels;
}
