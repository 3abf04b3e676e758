// Says while one types how many tasks a filter shows, or where it cannot be read.
const waiting = 250;
let timer;
let asked = 0;

async function check(form) {
  const number = ++asked;
  const body = new URLSearchParams(new FormData(form));
  const response = await fetch('/api/check_filter', { method: 'POST', body }).catch(() => undefined);
  const html = response?.ok ? await response.json() : '';
  if (number === asked) document.querySelector('#filter-mistake').innerHTML = html;
}

document.addEventListener('input', ({ target }) => {
  if (target.name !== 'filter[filter]') return;
  clearTimeout(timer);
  timer = setTimeout(() => check(target.form), waiting);
});
