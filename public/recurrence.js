// Shows when a task would recur while its rule is chosen, and lets a second click on a button do nothing.
const FIELD = /^task\[(rule|anchor|due)/;
let asked = 0;

async function show(event) {
  const form = event.target.form;
  const place = form?.querySelector('.rule-preview');
  if (!place || !FIELD.test(event.target.name)) return;
  const number = ++asked;
  await new Promise((next) => setTimeout(next, 150));
  if (number !== asked) return;
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch('/api/preview_rule', { method: 'POST', body }).catch(() => undefined);
  const html = answer?.ok ? await answer.json() : undefined;
  if (number !== asked || html === undefined) return;
  place.innerHTML = html;
  refuse(event.target, place.querySelector('.error'));
}

// What is wrong with a field of the rule stands there at once, as when it is saved.
function refuse(field, problem) {
  for (const hint of field.form.querySelectorAll('.recurrence .hint')) {
    const input = field.form.querySelector(`[aria-describedby="${hint.id}"]`);
    const wrong = Boolean(problem) && input === field;
    hint.classList.toggle('error', wrong);
    hint.textContent = wrong ? problem.textContent : hint.dataset.hint;
    if (!wrong) input.removeAttribute('aria-invalid');
    else {
      input.setAttribute('aria-invalid', 'true');
      problem.remove();
    }
  }
}

document.addEventListener('input', show);

// What was pressed: its task, which occurrence, and when.
const CALM = 1500;
const MEANT = /^(?:complete|skip):(\w+):(.+)$/;
let pressed = { time: -CALM };

// The line of a task that recurs stays, with its next occurrence: who clicks twice means one of them. In the place of another
// line comes the one below it, which the second of two clicks does not mean either.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[name="request[act]"]');
  const [, task, occurrence] = button?.value.match(MEANT) ?? [];
  const again = task === pressed.task && occurrence !== pressed.occurrence && event.timeStamp - pressed.time < CALM;
  if ((task && again) || (event.detail > 1 && button?.matches('.check'))) {
    event.preventDefault();
    event.stopPropagation();
  } else pressed = { task, occurrence, time: event.timeStamp };
}, true);

// However long the answer takes: from when the next occurrence stands there.
new MutationObserver(() => {
  const next = pressed.task && document.querySelector(`button[value^="complete:${pressed.task}:"]`);
  if (!next || pressed.shown || next.value.endsWith(`:${pressed.occurrence}`)) return;
  pressed.shown = true;
  pressed.time = performance.now();
}).observe(document.body, { childList: true, subtree: true, attributeFilter: ['value'] });
