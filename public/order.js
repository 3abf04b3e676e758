// Puts tasks in order by dragging, with a mouse or after a long press, and by Alt with an arrow key. What is sent is the form
// around the list, as its buttons send it. Escape leaves everything as it was.
const find = (selector) => document.querySelector(selector);
const spoken = find('#order');
const say = (what, text) => (spoken.textContent = spoken.getAttribute(`data-${what}`).replace('{}', () => text));
// Of a task that recurs its version stands after the id.
const idOf = (row) => row.querySelector('.select input').value.slice(0, 32);
const titleOf = (row) => row.querySelector('.row-title').textContent;
const LONG_PRESS = 400;
const SLOP = 6;

// Whether the list shows its tasks as the person put them.
function ordered() {
  const asked = new URLSearchParams(location.search);
  return 'own' in spoken.dataset && !asked.get('q')?.trim() && asked.get('status') !== 'completed'
    && [null, 'manual'].includes(asked.get('sort'));
}

function send(id, act, place = '') {
  const form = find('#rows-form');
  const button = Object.assign(document.createElement('button'), { name: 'request[act]', value: `${act}:${id}`, hidden: true });
  const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'request[place]', value: place });
  form.append(button, field);
  form.requestSubmit(button);
  button.remove();
  field.remove();
  follow(id);
}

// Lines move in the document: the focus stays with the task.
function follow(id) {
  const seen = new MutationObserver(() => {
    const row = find(`.rows .select input[value^="${id}"]`)?.closest('.row');
    if (row && !row.contains(document.activeElement)) row.querySelector('.row-title').focus();
  });
  const stop = () => seen.disconnect();
  seen.observe(find('.rows'), { childList: true });
  setTimeout(stop, 3000);
  for (const event of ['keydown', 'pointerdown']) addEventListener(event, stop, { once: true, capture: true });
}

addEventListener('keydown', (event) => {
  if (drag && event.key === 'Escape') {
    event.stopPropagation();
    end('cancelled');
    return;
  }
  const act = event.altKey && !event.ctrlKey && !event.metaKey && { ArrowUp: 'up', ArrowDown: 'down' }[event.key];
  const row = act && ordered() && document.activeElement?.closest('.rows .row');
  if (!row) return;
  event.preventDefault();
  send(idOf(row), act);
}, true);

// A section's heading leads to the field that adds a task to it.
addEventListener('click', (event) => {
  const section = event.target.closest?.('a[data-section]')?.dataset.section;
  const choice = section && find('[name="task[section]"]');
  if (!choice) return;
  event.preventDefault();
  event.stopPropagation();
  choice.value = section;
  find('#new-task').focus();
}, true);

// What was pressed and may be dragged; what is dragged, and where it would go.
let pressed, drag;

// The place below the pointer: what to send, the element that shows it, and how.
function placeAt(x, y) {
  const over = document.elementFromPoint(x, y);
  const link = over?.closest('#task-links a');
  if (link) {
    const list = link.pathname === '/inbox' ? find('#move-to option')?.value : link.pathname.match(/^\/lists\/([0-9a-f]{32})$/)?.[1];
    return list && { to: `end.${list}`, shown: link, how: 'drop-into', name: link.textContent };
  }
  if (!ordered()) return;
  const head = over?.closest('.section-head');
  if (head) return { to: `start.${head.dataset.place}`, shown: head, how: 'drop-into', name: head.querySelector('h2').textContent };
  const row = over?.closest('.rows .row');
  if (!row || row === drag.row) return;
  const box = row.getBoundingClientRect();
  const side = y < box.top + box.height / 2 ? 'before' : 'after';
  return { to: `${side}.${idOf(row)}`, shown: row, how: `drop-${side}`, name: titleOf(row) };
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
  if (place?.to === drag.place?.to) return;
  drag.place?.shown.classList.remove(drag.place.how);
  place?.shown.classList.add(place.how);
  drag.place = place;
  if (place) say(place.how, place.name);
}

// Near an edge of the window the page follows.
function scroll() {
  if (!drag) return;
  const edge = 60;
  const by = drag.y < edge ? drag.y - edge : Math.max(0, drag.y - innerHeight + edge);
  if (by) {
    scrollBy(0, by / 5);
    move(drag);
  }
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
  const row = event.isPrimary && event.button === 0 && event.target.closest?.('.rows .row');
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
  if (place) send(idOf(row), 'place', place.to);
});
addEventListener('pointercancel', () => end('cancelled'));
addEventListener('touchmove', (event) => drag && event.preventDefault(), { passive: false });
addEventListener('dragstart', (event) => pressed && event.preventDefault());
addEventListener('contextmenu', (event) => pressed?.touch && event.preventDefault());
