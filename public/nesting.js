// Tab and Shift+Tab move a task in and out while it is picked by T; everywhere else they move the focus, as they always do.
const list = document.querySelector('.task-list');
const help = document.getElementById('nesting');
// Of a task that recurs its version stands after the id.
const idOf = (row) => row?.querySelector('.select input')?.value.slice(0, 32);
const level = (row) => Number(row.getAttribute('aria-level') ?? 1);
let picked;

function end() {
  help.textContent = '';
  document.querySelector('.row.picked')?.classList.remove('picked');
  picked = undefined;
}

function pick(row) {
  picked = idOf(row);
  row.classList.add('picked');
  help.textContent = help.dataset.help;
}

// The task above on the same level, as the list shows it.
function above(row) {
  let other = row.previousElementSibling;
  while (other && level(other) > level(row)) other = other.previousElementSibling;
  return other && level(other) === level(row) ? idOf(other) : undefined;
}

function send(act, parent) {
  if (act === 'indent' && !parent) return;
  const fields = document.createElement('span');
  fields.hidden = true;
  for (const [tag, name, value] of [['button', 'request[act]', `${act}:${picked}`], ['input', 'request[parent]', parent ?? '']])
    fields.append(Object.assign(document.createElement(tag), { name, value }));
  list.append(fields);
  list.requestSubmit(fields.firstChild);
  fields.remove();
}

addEventListener('keydown', (event) => {
  const row = document.activeElement?.closest('.row');
  const typing = document.activeElement?.matches('input:not([type=checkbox]), textarea, select');
  if (picked && idOf(row) !== picked) end();
  if (!row || typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const key = /^[a-z]$/i.test(event.key) || event.code !== 'KeyT' ? event.key.toLowerCase() : 't';
  if (!picked && key === 't' && !event.shiftKey && localStorage.getItem('shortcuts') !== 'off') pick(row);
  else if (picked && key === 'tab' && event.shiftKey) send('outdent');
  else if (picked && key === 'tab') send('indent', above(row));
  else if (picked && key !== 'shift') {
    end();
    if (key !== 'escape') return;
  } else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
addEventListener('pointerdown', () => picked && end());
// The line is written anew when it has moved, and is still picked.
if (list)
  new MutationObserver(() => {
    const row = picked && list.querySelector(`.select input[value^="${picked}"]`)?.closest('.row');
    if (!row || row.classList.contains('picked')) return;
    pick(row);
    row.querySelector('.row-title').focus();
  }).observe(list, { childList: true, subtree: true });
