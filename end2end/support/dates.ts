/** The date some days from today, or from another instant, in UTC: people of the tests live there. `2026-11-23` */
export function day(offset: number, from = Date.now()): string {
  return new Date(from + offset * 86_400_000).toISOString().slice(0, 10);
}
