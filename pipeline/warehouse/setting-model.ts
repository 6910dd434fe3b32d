import type {CodeModel} from "./model.ts";

/** Makes `meta.setting`: the settings that models read, as one row, so that no select is put together from texts. */
export const settingModel: CodeModel = {
  name: "settings",
  outputs: ["meta.setting"],
  dependsOn: [],
  async run(db, {settings}) {
    await db.run(
      `create or replace table meta.setting as select
         cast(? as varchar) as mdm_strategy,
         cast(? as double) as alert_critical_rating,
         cast(? as double) as alert_watch_rating,
         cast(? as bigint) as alert_min_quantity,
         cast(? as bigint) as top_n_products,
         cast(? as bigint) as sample_size`,
      [
        settings.MDM_STRATEGY,
        settings.ALERT_CRITICAL_RATING,
        settings.ALERT_WATCH_RATING,
        settings.ALERT_MIN_QUANTITY,
        settings.TOP_N_PRODUCTS,
        settings.SAMPLE_SIZE
      ]
    );
  }
};
