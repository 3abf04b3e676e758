// Ctrl+K or Cmd+K goes anywhere and does anything by typing; q adds a task from every page.
const most = 8;
const key = 'recent';
let dialog;
let timer;
let asked = 0;

const kept = () => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
};

// Addresses alone are remembered: what stands there is the server's to say, to whom it belongs.
function remember() {
  const task = new URLSearchParams(location.search).get('open');
  const paths = [location.pathname, task && `/tasks/${task}`];
  const visited = paths.filter((path) => /^\/(lists|filters|labels|tasks)\/[^/]+$/.test(path ?? ''));
  const recent = [...visited.reverse(), ...kept()];
  try {
    localStorage.setItem(key, JSON.stringify([...new Set(recent)].slice(0, most)));
  } catch {
    // Without a place to remember it there is nothing lately.
  }
}

async function ask(name, body) {
  const response = await fetch(`/api/${name}`, { method: 'POST', body: new URLSearchParams(body) }).catch(() => undefined);
  return response?.ok ? response.json() : undefined;
}

function opened(html) {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  const made = holder.firstElementChild;
  document.body.append(made);
  made.addEventListener('close', () => made.remove());
  made.showModal();
  return made;
}

async function add() {
  const field = document.querySelector('#new-task');
  if (field) return field.focus();
  const html = await ask('add_dialog', []);
  if (html && !document.querySelector('dialog[open]')) opened(html).querySelector('#new-task').focus();
}

const options = () => [...dialog.querySelectorAll('[role=option]')];

function choose(option) {
  for (const other of options()) other.ariaSelected = String(other === option);
  const field = dialog.querySelector('input');
  if (option) field.setAttribute('aria-activedescendant', option.id);
  else field.removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

// The buttons of what is selected or open on the page are commands too.
function ofPage(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const buttons = document.querySelectorAll('.bulk-bar button, .panel button, .page-head button, .page-head a');
  const named = [...buttons].filter((button) => button.checkVisibility?.() ?? button.offsetParent);
  return named.flatMap((button) => {
    const name = (button.ariaLabel || button.title || button.textContent).trim();
    const fits = name && words.length && words.every((word) => name.toLowerCase().includes(word));
    if (!fits) return [];
    const option = document.createElement('a');
    option.role = 'option';
    option.tabIndex = -1;
    option.href = '#';
    option.textContent = name;
    option.addEventListener('click', (event) => {
      event.preventDefault();
      dialog.close();
      button.click();
    });
    return [option];
  });
}

async function fill() {
  const number = ++asked;
  const text = dialog.querySelector('input').value;
  const html = await ask('find', [['text', text], ...kept().map((path) => ['recent[]', path])]);
  if (number !== asked || html === undefined || !dialog.isConnected) return;
  const list = dialog.querySelector('[role=listbox]');
  list.innerHTML = html;
  list.prepend(...ofPage(text).slice(0, 6));
  options().forEach((option, place) => (option.id = `palette-${place}`));
  choose(options()[0]);
}

function run(option) {
  const { command } = option.dataset;
  dialog.close();
  if (command === 'sign_out') return document.querySelector('form [value=sign_out]').form.requestSubmit();
  if (command === 'add') return add();
  if (option.getAttribute('href') !== '#') location.assign(option.href);
  else option.click();
}

function open() {
  if (document.querySelector('dialog[open]')) return;
  const search = document.querySelector('a[href="/search"]').textContent.trim();
  dialog = opened('<dialog class="palette" closedby="any"><input type="search" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list" autocomplete="off" dir="auto" maxlength="200"><div id="palette-list" role="listbox"></div></dialog>');
  const field = dialog.querySelector('input');
  for (const named of [dialog, field, dialog.querySelector('[role=listbox]')]) named.ariaLabel = search;
  field.placeholder = search;
  field.focus();
  fill();
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(fill, 60);
  });
  dialog.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (!option?.dataset.command) return;
    event.preventDefault();
    run(option);
  });
  dialog.addEventListener('keydown', (event) => {
    // Enter ends what an input method composes.
    if (event.isComposing) return;
    const all = options();
    const place = all.findIndex((option) => option.ariaSelected === 'true');
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && all.length) choose(all.at((place + steps[event.key]) % all.length));
    else if (event.key === 'Enter' && all[place]) run(all[place]);
    // Alone it would empty the field first.
    else if (event.key === 'Escape') dialog.close();
    else return;
    event.preventDefault();
  });
}

addEventListener('keydown', (event) => {
  if (event.isComposing || event.altKey || event.shiftKey) return;
  const held = event.ctrlKey || event.metaKey;
  if (held && (event.key === 'k' || event.code === 'KeyK')) {
    event.preventDefault();
    return open();
  }
  const typing = event.target.closest?.('input:not([type=checkbox]), textarea, select, dialog');
  // On a layout without Latin letters the key stands for the one at its place.
  const meant = /[\u0370-\u1fff\u2c80-\uffff]/.test(event.key) ? event.code === 'KeyQ' : event.key === 'q';
  if (held || typing || !meant || localStorage.getItem('shortcuts') === 'off') return;
  event.preventDefault();
  add();
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href="/search"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  open();
});

// Whoever comes after somebody who signed out learns nothing of them.
document.addEventListener('submit', ({ target }) => {
  if (target.elements.do?.value === 'sign_out') localStorage.removeItem(key);
});

remember();
