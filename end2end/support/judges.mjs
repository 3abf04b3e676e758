// What others read in the sentences of quick add: dates by chrono-node, rules by rrule. A JSON text a line comes in and goes out.
import * as chrono from 'chrono-node';
import rrule from 'rrule';
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin })) {
  const { tag, text, now } = JSON.parse(line);
  const [found] = chrono[tag].parse(text, new Date(now), { forwardDate: true });
  const date = found && [found.start.get('year'), found.start.get('month'), found.start.get('day')];
  const time = found?.start.isCertain('hour') ? [found.start.get('hour'), found.start.get('minute')] : null;
  let rule = null;
  try {
    rule = tag === 'en' ? rrule.RRule.fromText(text).toString() : null;
  } catch {
    // It reads no rule in it.
  }
  console.log(JSON.stringify({ date: date ?? null, time, rule }));
}
