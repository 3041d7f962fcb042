import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { toRate, type Rate } from '../domain/rate';

/** What an asset was worth from a moment on. */
export interface RateSince {
  readonly assetCode: string;
  readonly rate: Rate;
  readonly since: Date;
}

/**
 * What assets are worth, in dollars per whole unit. The rows come from a migration; a service of rates will add newer
 * ones, here and nowhere else.
 */
@Injectable()
export class RateStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The rate in force now, by asset. An asset that has none is not in it. */
  async latest(assetCodes: readonly string[]): Promise<ReadonlyMap<string, Rate>> {
    const rows: RateRow[] = await this.dataSource.query(
      `SELECT asset_code, rate, since
       FROM unnest($1::text[]) AS wanted (code)
       CROSS JOIN LATERAL (
         SELECT * FROM asset_rate WHERE asset_code = wanted.code AND since <= now() ORDER BY since DESC LIMIT 1
       ) latest`,
      [[...new Set(assetCodes)]],
    );
    return new Map(rows.map((row) => [row.asset_code, toRate(row.rate)]));
  }

  /** Decimal places of an asset; undefined when there is none. */
  async scaleOf(assetCode: string): Promise<number | undefined> {
    const [row]: { scale: number }[] = await this.dataSource.query('SELECT scale FROM asset WHERE code = $1', [
      assetCode,
    ]);
    return row?.scale;
  }

  /**
   * All rates that were in force at some time from the start of one day to the end of another (UTC), by asset, oldest
   * first. The first of an asset may be older than the first day; an asset that had none then starts later.
   * @param fromDay `2026-01-31`
   */
  async ratesOver(assetCodes: readonly string[], fromDay: string, toDay: string): Promise<RateSince[]> {
    const rows: RateRow[] = await this.dataSource.query(
      `SELECT asset_code, rate, since
       FROM (
         SELECT *, lead(since) OVER (PARTITION BY asset_code ORDER BY since) AS until
         FROM asset_rate WHERE asset_code = ANY ($1::text[]) AND since < ($3::date + 1)::timestamp AT TIME ZONE 'UTC'
       ) rates
       WHERE until IS NULL OR until > $2::date::timestamp AT TIME ZONE 'UTC'
       ORDER BY asset_code, since`,
      [assetCodes, fromDay, toDay],
    );
    return rows.map(({ asset_code: assetCode, rate, since }) => ({ assetCode, rate: toRate(rate), since }));
  }
}

interface RateRow {
  readonly asset_code: string;
  /** numeric comes as text, so no digit is lost. */
  readonly rate: string;
  readonly since: Date;
}
