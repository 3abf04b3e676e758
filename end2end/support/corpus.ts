/** Text that runs script wherever it is taken for markup: each sets `window.broken` when it does. */
export const corpus = [
  '<script>window.broken = 1</script>',
  '<img src=x onerror="window.broken = 2">',
  '<svg onload="window.broken = 3"></svg>',
  '</textarea><script>window.broken = 4</script>',
  '</title><script>window.broken = 5</script>',
  '" autofocus onfocus="window.broken = 6" x="',
  "' onmouseover='window.broken = 7' x='",
  '</script><script>window.broken = 8</script>',
  '<!--<script>window.broken = 9</script>-->',
  '<a href="javascript:window.broken = 10">here</a>',
  '&lt;script&gt;window.broken = 11&lt;/script&gt; &amp;amp;',
  '{{constructor.constructor("window.broken = 12")()}} ${window.broken = 12}',
  '\u202Eevil \u200Bzero\u2066 marks',
];

/** Markdown that tries the same. */
export const notes = [
  ...corpus,
  '[click](javascript:window.broken=20)',
  '[click]( java&#10;script:window.broken=21 )',
  '![image](x"onerror="window.broken=22)',
  '<iframe srcdoc="<script>parent.broken=23</script>"></iframe>',
  '<style>body { display: none }</style><form action="https://evil.example"><button>Sign in</button></form>',
  '<details open ontoggle="window.broken = 24"><summary>more</summary></details>',
  '[data](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '```html\n<script>window.broken = 25</script>\n```',
  '<math><mtext></textarea><img src=x onerror="window.broken = 26"></mtext></math>',
].join('\n\n');

/** The corpus in as few pieces as its length allows. */
export function packed(length: number): string[] {
  const pieces: string[] = [];
  for (const text of corpus) {
    const last = pieces.at(-1);
    const joined = `${last} ${text}`;
    if (last !== undefined && joined.length <= length) pieces[pieces.length - 1] = joined;
    else pieces.push(text);
  }
  return pieces;
}
