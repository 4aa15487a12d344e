// What a reader can do beyond reading. It loads nothing and makes no markup of text.
(() => {
  'use strict';
  const words = {
    keys: 'Arrow keys read the marks one by one, Escape closes.', chart: 'chart', filter: 'Find a name',
    shown: (count, of) => `${count} of ${of} rows shown`,
    sorted: (name, order) => order ? `${name}, ${order}` : 'Rows as printed',
  };
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, className, text = '') => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const main = document.querySelector('main') || document.body;

  // Read aloud when it changes.
  const status = make('p', 'visually-hidden');
  status.setAttribute('role', 'status');
  const keys = make('p', 'visually-hidden', words.keys);
  keys.id = 'chart-keys';
  keys.hidden = true;
  const tip = make('div', 'tip');
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  main.append(status, keys, tip);
  const say = text => { status.textContent = text; };

  // The title of each area becomes a box that the pointer may enter and Escape closes.
  const tips = new Map();
  let shown = null;
  let leaving = 0;
  let isHeld = false;
  const hide = () => {
    clearTimeout(leaving);
    if (shown) shown.classList.remove('on');
    shown = null;
    tip.hidden = true;
  };
  const show = (hit, byKey) => {
    hide();
    shown = hit;
    isHeld = byKey;
    hit.classList.add('on');
    tip.replaceChildren(...tips.get(hit).map((line, index) => make(index ? 'div' : 'strong', '', line)));
    tip.hidden = false;
    tip.style.left = tip.style.top = '0';
    const area = hit.getBoundingClientRect();
    const box = tip.getBoundingClientRect();
    const left = Math.max(4, Math.min(area.right, document.documentElement.clientWidth - box.width - 4));
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(area.top > box.height ? area.top - box.height : area.bottom) + scrollY}px`;
  };
  const middle = hit => {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(name => +hit.getAttribute(name));
    return [x + width / 2, y + height / 2];
  };
  // The nearest mark that way, else the next.
  const next = (hits, [right, down]) => {
    const at = hits.indexOf(shown);
    if (at === -1) return hits.at(right + down > 0 ? 0 : -1);
    const [x, y] = middle(hits[at]);
    let best = hits[at + right + down] || hits[at];
    let least = Infinity;
    for (const hit of hits) {
      const [otherX, otherY] = middle(hit);
      const ahead = (otherX - x) * right + (otherY - y) * down;
      const far = ahead + 8 * Math.abs((otherX - x) * down + (otherY - y) * right);
      if (ahead > 1 && least > far) [best, least] = [hit, far];
    }
    return best;
  };
  const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  for (const chart of all('svg.chart').reverse()) {
    const hits = all('.hits rect', chart);
    if (!hits.length) continue;
    // The widest drawing has the words.
    const wider = all('.hits rect', chart.nextElementSibling || chart);
    hits.forEach((hit, index) => {
      const title = hit.querySelector('title');
      tips.set(hit, title ? title.textContent.split('\n') : tips.get(wider[index]));
      title?.remove();
    });
    for (const [name, value] of [
      ['tabindex', '0'], ['role', 'application'], ['aria-roledescription', words.chart], ['aria-describedby', keys.id],
    ]) chart.setAttribute(name, value);
    chart.addEventListener('keydown', event => {
      const ends = { Home: hits[0], End: hits.at(-1) };
      const hit = steps[event.key] ? next(hits, steps[event.key]) : ends[event.key];
      if (!hit || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      show(hit, true);
      say(tips.get(hit).join(', '));
    });
    chart.addEventListener('blur', hide);
  }
  document.addEventListener('pointerover', ({ target }) => {
    clearTimeout(leaving);
    if (tip.contains(target)) return;
    if (tips.has(target)) show(target);
    else if (!isHeld) leaving = setTimeout(hide, 300);
  });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
  addEventListener('resize', hide);

  // Columns in order: up, down, as printed. Rows without a value come last.
  const number = text => {
    const digits = text.replace(/\s/g, '').replace('−', '-').match(/^-?[\d.]+/);
    return digits ? +digits[0] : null;
  };
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  for (const head of all('th[data-sort]')) {
    const body = head.closest('table').tBodies[0];
    const rows = [...body.rows];
    const isNumber = head.dataset.sort === 'number';
    const value = row => {
      const text = row.cells[head.cellIndex].textContent.trim();
      return isNumber ? number(text) : text;
    };
    const button = make('button', 'sort', head.textContent);
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const before = head.getAttribute('aria-sort');
      const order = { ascending: 'descending', descending: '' }[before] ?? 'ascending';
      for (const other of all('[aria-sort]', head.parentElement)) other.removeAttribute('aria-sort');
      if (order) head.setAttribute('aria-sort', order);
      const sign = order === 'descending' ? -1 : 1;
      body.append(...(order ? [...rows].sort((first, second) => {
        const [one, two] = [value(first), value(second)];
        if (one === null || two === null) return (one === null) - (two === null);
        return sign * (isNumber ? one - two : compare(one, two));
      }) : rows));
      say(words.sorted(button.textContent, order));
    });
  }

  // Rows whose name holds what is typed stay.
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  for (const table of all('table[data-filter]')) {
    const rows = [...table.tBodies[0].rows];
    const label = make('label', 'filter', words.filter);
    const field = make('input', '');
    const count = make('span', 'quiet');
    field.type = 'search';
    field.autocomplete = 'off';
    label.append(field, count);
    (table.closest('.scroll') || table).before(label);
    field.addEventListener('input', () => {
      const wanted = plain(field.value.trim());
      for (const row of rows) row.hidden = !plain(row.cells[0].textContent).includes(wanted);
      count.textContent = words.shown(rows.filter(row => !row.hidden).length, rows.length);
      say(count.textContent);
    });
  }

  // The list of sections marks the one that is being read.
  const places = all('.jumps a').map(link => [link, document.getElementById(link.hash.slice(1))])
    .filter(([, section]) => section);
  let waits = false;
  const follow = () => {
    waits = false;
    const isEnd = scrollY > 0 && innerHeight + scrollY + 2 > document.documentElement.scrollHeight;
    const passed = places.filter(([, section]) => isEnd || innerHeight / 3 > section.getBoundingClientRect().top);
    const current = passed.length ? passed[passed.length - 1][0] : null;
    for (const [link] of places) link.removeAttribute('aria-current');
    if (!current) return;
    current.setAttribute('aria-current', 'location');
    const list = current.closest('ul');
    if (list.scrollWidth > list.clientWidth) list.scrollLeft = current.offsetLeft - list.offsetLeft - 48;
  };
  const soon = () => { if (!waits) waits = !!requestAnimationFrame(follow); };
  for (const event of ['scroll', 'resize']) addEventListener(event, soon);
  follow();

  // Folded parts open for paper.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = all('details.fold:not([open])');
    for (const part of opened) part.open = true;
  });
  addEventListener('afterprint', () => { for (const part of opened) part.open = false; });
})();
