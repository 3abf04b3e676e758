// Shows what quick add understands while one types, and asks whether several pasted lines are a task each.
const waiting = 150;
let timer;
let asked = 0;
const isField = (element) => element?.id === 'new-task';
const plainOf = (form) => form.elements['task[plain]'];
const ask = async (name, body) => {
  const response = await fetch(`/api/${name}`, { method: 'POST', body }).catch(() => undefined);
  return response?.ok ? response.json() : undefined;
};

function show(html) {
  const place = document.querySelector('#understood');
  if (!place || place.dataset.shown === html) return;
  // Whoever is at a button stays at it.
  const text = place.contains(document.activeElement) ? document.activeElement.dataset.text : undefined;
  place.innerHTML = html;
  place.dataset.shown = html;
  if (text) [...place.querySelectorAll('button')].find((button) => button.dataset.text === text)?.focus();
}

async function read(form) {
  const number = ++asked;
  const title = form.elements['task[title]'].value.trim();
  const html = title ? await ask('read_line', new URLSearchParams(new FormData(form))) : '';
  if (number === asked) show(html ?? '');
}

function clear(form) {
  clearTimeout(timer);
  asked++;
  plainOf(form).value = '';
  show('');
}

document.addEventListener('input', ({ target }) => {
  if (!isField(target)) return;
  clearTimeout(timer);
  timer = setTimeout(() => read(target.form), waiting);
});

document.addEventListener('click', ({ target }) => {
  const button = target.closest('#understood button');
  if (!button) return;
  const { form } = document.querySelector('#new-task');
  const texts = plainOf(form).value.split('\n').filter((text) => text && text !== button.dataset.text);
  if (button.ariaPressed === 'true') texts.push(button.dataset.text);
  plainOf(form).value = texts.join('\n');
  read(form);
});

// What is sent is read first.
document.addEventListener('submit', ({ target }) => {
  if (target.elements['task[title]'] && plainOf(target)) setTimeout(() => clear(target));
});

document.addEventListener('paste', async (event) => {
  const field = event.target;
  const lines = event.clipboardData?.getData('text').split(/[\r\n]+/).filter((line) => line.trim()) ?? [];
  if (!isField(field) || lines.length < 2) return;
  event.preventDefault();
  const of = (name) => [`tasks[${name}]`, field.form.elements[`task[${name}]`]?.value ?? ''];
  const body = [...['id', 'list', 'section', 'label'].map(of), ['tasks[lines]', lines.join('\n')]];
  const html = await ask('read_lines', new URLSearchParams(body));
  if (!html) {
    field.setRangeText(lines.join(' '), field.selectionStart, field.selectionEnd, 'end');
    return;
  }
  const holder = document.createElement('div');
  holder.innerHTML = html;
  const dialog = holder.firstElementChild;
  document.body.append(dialog);
  dialog.addEventListener('close', () => {
    dialog.remove();
    field.focus();
  });
  dialog.showModal();
});
