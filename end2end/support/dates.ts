/** The date some days from today, in UTC: people of the tests live there. `2026-11-23` */
export function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}
