import type {CodeModel} from "../warehouse/model.ts";
import {customerModel} from "./customers/customer-model.ts";
import {ratingTrendModel} from "./reviews/rating-trend-model.ts";

/** Marts that SQL cannot compute: fitted or tested in TypeScript, between the facts and what is published. */
export const analyticsModels: readonly CodeModel[] = [customerModel, ratingTrendModel];
