// Completes the last word of a field for labels: a list of choices completes whole fields alone.
let known;
addEventListener('focusin', async ({ target }) => {
  if (!/\[labels?\]$/.test(target.name) || target.list) return;
  known ??= fetch('/api/label_words', { method: 'POST', body: new URLSearchParams() }).then((r) => (r.ok ? r.json() : []));
  const list = document.createElement('datalist');
  list.id = `${target.name}-words`;
  target.after(list);
  target.setAttribute('list', list.id);
  target.oninput = async () => {
    const typed = target.value.split(',').slice(0, -1).map((word) => word.trim());
    const free = (await known).filter((word) => !typed.includes(word));
    list.replaceChildren(...free.map((word) => new Option('', [...typed, word].join(', '))));
  };
  target.oninput();
});
