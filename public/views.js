// Boards and calendars: tasks are dragged, with a mouse or after a long press, and moved by Alt with an arrow key. What is sent is
// the page's own form, and the answer takes the place of what is shown. Escape leaves everything as it was.
const find = (selector) => document.querySelector(selector);
const page = find('.list-page[data-view]');
const say = (what, text) => {
  const spoken = find('#order');
  spoken.textContent = spoken.getAttribute(`data-${what}`).replace('{}', () => text);
};
// That of one that recurs is followed by which occurrence it is.
const idOf = (row) => row.querySelector('.select input').value.slice(0, 32);
const titleOf = (row) => row.querySelector('.row-title').textContent;
const zoneOf = (element) => element?.closest('[data-act]');
const nameOf = (zone) => zone.querySelector('.day-number')?.ariaLabel ?? zone.querySelector('h2').textContent;
const rightToLeft = document.documentElement.dir === 'rtl';
const LONG_PRESS = 400;
const SLOP = 6;

// The ways to look at a list keep the filters that it has by now.
addEventListener('click', (event) => {
  const link = event.target.closest?.('.views a');
  if (!link) return;
  const there = new URL(link.href);
  const here = new URLSearchParams(location.search);
  for (const name of ['q', 'status', 'priority', 'due', 'sort']) {
    there.searchParams.delete(name);
    if (here.get(name)) there.searchParams.set(name, here.get(name));
  }
  link.href = there;
  follow(event, link, { view: there.searchParams.get('view') });
}, true);

// A choice is kept for the list without being asked for.
function keep(choice) {
  const body = new URLSearchParams(Object.entries(choice).map(([name, value]) => [`choice[${name}]`, value]));
  body.set('choice[list]', find('.views').dataset.list);
  const sent = fetch('/api/choose_view', { method: 'POST', body, keepalive: true }).then((answer) => answer.text()).catch(() => {});
  return Promise.race([sent, new Promise((next) => setTimeout(next, 1000))]);
}
// It is kept before the page is left: what is under way then is broken off by some browsers.
async function follow(event, link, choice) {
  const kept = keep(choice);
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  await kept;
  location.assign(link.href);
}
addEventListener('click', (event) => {
  const span = event.target.closest?.('.spans a');
  if (span) follow(event, span, { view: 'calendar', span: new URL(span.href).searchParams.get('span') ?? 'month' });
});

// Whether cards have an order that people give them.
function ordered(zone) {
  const asked = new URLSearchParams(location.search);
  return 'own' in page.dataset && zone.dataset.act === 'move' && !asked.get('q')?.trim() && [null, 'manual'].includes(asked.get('sort'));
}

// One after the other: each answer shows all that was done before.
let sent = Promise.resolve();
const send = (body) => (sent = sent.then(() => post(body)));

async function post(body) {
  const adds = body.get('do') === 'add_task';
  const response = await fetch(location.href, { method: 'POST', body, headers: { accept: 'text/html' } }).catch(() => undefined);
  if (!response) return location.reload();
  if (new URL(response.url).pathname !== location.pathname) return location.assign(response.url);
  const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
  // Where one is by now, not where one was when it was sent.
  const focused = document.activeElement?.closest('.row');
  const id = focused && idOf(focused);
  const [scrolled, column] = [find('.board')?.scrollLeft, answer.querySelector('#rows-form')];
  if (!column) return location.reload();
  find('#rows-form').replaceWith(column);
  if (adds) find('.add').replaceWith(answer.querySelector('.add'));
  for (const selector of ['.notice', '#task-links']) find(selector)?.replaceChildren(...(answer.querySelector(selector)?.childNodes ?? []));
  const [panel, beside] = [find('#panel'), answer.querySelector('#panel')];
  if (panel.dataset.look !== beside.dataset.look && !panel.contains(document.activeElement)) panel.replaceWith(beside);
  if (find('.board')) find('.board').scrollLeft = scrolled;
  if (adds) find('#new-task').focus();
  else if (id) find(`.select input[value^="${id}"]`)?.closest('.row').querySelector('.row-title').focus();
}

const change = (id, act, fields) => {
  const named = Object.entries(fields).map(([name, value]) => [`request[${name}]`, value]);
  return send(new URLSearchParams([['do', 'change_tasks'], ['request[act]', act.includes(':') ? act : `${act}:${id}`], ...named]));
};

// What a place says of tasks that come there. One that recurs says which occurrence is done.
function put(row, zone) {
  const { act, field, value } = zone.dataset;
  const check = row.querySelector('.check')?.value ?? '';
  const fields = field ? { [field]: value } : {};
  if (act === 'relabel') fields.without = zoneOf(row)?.dataset.value ?? '';
  const id = idOf(row);
  zone.querySelector('.rows')?.append(row);
  return change(id, check.startsWith(`${act}:`) ? check : act, fields);
}

if (page) {
  addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches('.list-column form[method=post]')) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    if (event.submitter?.name) body.append(event.submitter.name, event.submitter.value);
    send(body);
  });
  addEventListener('change', ({ target }) => {
    if (target.name === 'group') keep({ view: 'board', group: target.value });
    target.closest('.filters select')?.form.requestSubmit();
  });
}

// The row beside one that has the focus: in its column, or in the next one that has any.
function beside(row, key) {
  const rows = (zone) => [...zone.querySelectorAll('.row')];
  const zone = zoneOf(row);
  const place = rows(zone).indexOf(row);
  if (key === 'ArrowUp' || key === 'ArrowDown') return rows(zone)[place + (key === 'ArrowDown' ? 1 : -1)];
  const zones = [...page.querySelectorAll('[data-act], .column')].filter((other) => other === zone || other.querySelector('.row'));
  const next = zones[zones.indexOf(zone) + steps(key)];
  return next && (rows(next)[place] ?? rows(next).at(-1));
}

const steps = (key) => ({ ArrowRight: 1, ArrowLeft: -1 })[key] * (rightToLeft ? -1 : 1);

// To another day: from no day to today, or to the first that is shown.
function dayFrom(zone, key) {
  if (!zone.dataset.value) return (find('.calendar .today') ?? find('.calendar td')).dataset.value;
  const day = new Date(`${zone.dataset.value}T00:00Z`);
  day.setUTCDate(day.getUTCDate() + ({ ArrowUp: -7, ArrowDown: 7 }[key] ?? steps(key)));
  return day.toISOString().slice(0, 10);
}

function moveByKey(row, key) {
  const zone = zoneOf(row) ?? row.closest('.column');
  if (page.dataset.view === 'calendar') return change(idOf(row), 'reschedule', { date: dayFrom(zone, key) });
  if (key === 'ArrowUp' || key === 'ArrowDown') return ordered(zone) && change(idOf(row), key === 'ArrowUp' ? 'up' : 'down', {});
  const columns = [...page.querySelectorAll('.column')].filter((column) => column === zone || column.dataset.act);
  const next = columns[columns.indexOf(zone) + steps(key)];
  if (next) put(row, next);
  row.querySelector('.row-title').focus();
}

addEventListener('keydown', (event) => {
  if (drag && event.key === 'Escape') {
    event.stopPropagation();
    return end('cancelled');
  }
  const focused = document.activeElement;
  if (!page || event.ctrlKey || event.metaKey || focused?.matches('input:not([type=checkbox]), textarea, select')) return;
  const [row, day, arrow] = [focused?.closest('.task-list .row'), focused?.closest('.day-number'), event.key.startsWith('Arrow')];
  if (row && arrow && event.altKey) moveByKey(row, event.key);
  else if (event.altKey) return;
  else if (row && arrow) beside(row, event.key)?.querySelector('.row-title').focus();
  else if (day && arrow) find(`#d-${dayFrom(zoneOf(day), event.key)} .day-number`)?.focus();
  else if (row && ((event.key === ' ' && focused.matches('a')) || (event.key === 'x' && localStorage.getItem('shortcuts') !== 'off'))) {
    const check = row.querySelector('.check');
    const next = beside(row, 'ArrowDown') ?? beside(row, 'ArrowUp');
    next?.querySelector('.row-title').focus();
    change(idOf(row), check?.value ?? 'complete', {});
  } else return;
  event.preventDefault();
}, true);

// What was pressed and may be dragged; what is dragged, and where it would go.
let pressed, drag;

// The place below the pointer: what to send, the element that shows it, and how.
function placeAt(x, y) {
  const over = document.elementFromPoint(x, y);
  const zone = zoneOf(over);
  if (!zone || !page.contains(zone)) return;
  const row = over.closest('.row');
  if (row && row !== drag.row && ordered(zone)) {
    const box = row.getBoundingClientRect();
    const side = y < box.top + box.height / 2 ? 'before' : 'after';
    return { zone, to: `${side}.${idOf(row)}`, shown: row, how: `drop-${side}`, name: titleOf(row) };
  }
  return zone === zoneOf(drag.row) ? undefined : { zone, shown: zone, how: 'drop-into', name: nameOf(zone) };
}

function lift() {
  const { row } = pressed;
  const label = Object.assign(document.createElement('div'), { className: 'drag-label', textContent: titleOf(row), ariaHidden: 'true' });
  document.body.append(label);
  drag = { row, label };
  row.classList.add('dragged');
  document.documentElement.classList.add('dragging');
  getSelection().removeAllRanges();
  say('lifted', titleOf(row));
  move(pressed);
  scroll();
}

function move({ x, y }) {
  Object.assign(drag, { x, y });
  drag.label.style.translate = `${x}px ${y}px`;
  const place = placeAt(x, y);
  if (place?.shown === drag.place?.shown && place?.how === drag.place?.how) return;
  drag.place?.shown.classList.remove(drag.place.how);
  place?.shown.classList.add(place.how);
  drag.place = place;
  if (place) say(place.how, place.name);
}

// Near an edge of the window the page follows, and near one of the board that.
function scroll() {
  if (!drag) return;
  const edge = 60;
  const beyond = (at, from, to) => (at < from + edge ? at - from - edge : Math.max(0, at - to + edge)) / 5;
  const board = find('.board')?.getBoundingClientRect();
  const [down, aside] = [beyond(drag.y, 0, innerHeight), board ? beyond(drag.x, board.left, board.right) : 0];
  if (down) scrollBy(0, down);
  if (aside) find('.board').scrollLeft += aside;
  if (down || aside) move(drag);
  requestAnimationFrame(scroll);
}

function end(what) {
  clearTimeout(pressed?.timer);
  if (drag) {
    drag.row.classList.remove('dragged');
    drag.place?.shown.classList.remove(drag.place.how);
    drag.label.remove();
    document.documentElement.classList.remove('dragging');
    say(what, titleOf(drag.row));
  }
  pressed = drag = undefined;
}

addEventListener('pointerdown', (event) => {
  end('cancelled');
  const row = page && event.isPrimary && event.button === 0 && event.target.closest?.('.task-list .row');
  if (!row || event.target.closest('button, label, input')) return;
  pressed = { row, x: event.clientX, y: event.clientY, touch: event.pointerType !== 'mouse' };
  if (pressed.touch) pressed.timer = setTimeout(lift, LONG_PRESS);
});

addEventListener('pointermove', (event) => {
  const here = { x: event.clientX, y: event.clientY };
  if (drag) return move(here);
  if (!pressed || Math.hypot(here.x - pressed.x, here.y - pressed.y) < SLOP) return;
  // Whoever moves a finger at once scrolls.
  if (pressed.touch) return end();
  lift();
  move(here);
});

addEventListener('pointerup', () => {
  if (!drag) return end();
  const { row, place } = drag;
  // The click that follows opens nothing.
  const swallow = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, true));
  end(place ? 'dropped' : 'cancelled');
  if (place?.to) change(idOf(row), 'place', { place: place.to });
  else if (place) put(row, place.zone);
});
addEventListener('pointercancel', () => end('cancelled'));
addEventListener('touchmove', (event) => drag && event.preventDefault(), { passive: false });
addEventListener('dragstart', (event) => pressed && event.preventDefault());
addEventListener('contextmenu', (event) => pressed?.touch && event.preventDefault());
