// Shows when a task would recur while its rule is chosen.
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
  if (number === asked && answer?.ok) place.innerHTML = await answer.json();
}

document.addEventListener('input', show);
