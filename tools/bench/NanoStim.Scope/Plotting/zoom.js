// One canvas a channel, all with the same time axis.
const prefixes = [[1e9, 'G'], [1e6, 'M'], [1e3, 'k'], [1, ''], [1e-3, 'm'], [1e-6, 'µ'], [1e-9, 'n'], [1e-12, 'p']];
const si = (size) => prefixes.find(([factor]) => size >= 0.9995 * factor) || [1, ''];
const first = Math.min(...channels.map((c) => c.t[0]));
const last = Math.max(...channels.map((c) => c.t[c.t.length - 1]));
let from = first, to = last;

function round(rough) {
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough * 0.999);
}

function index(t, at) {
  let low = 0, high = t.length - 1;
  while (low < high) { const mid = (low + high) >> 1; if (t[mid] < at) low = mid + 1; else high = mid; }
  return low;
}

function draw(canvas, c) {
  const ratio = window.devicePixelRatio || 1;
  const w = canvas.clientWidth, h = canvas.clientHeight;
  canvas.width = w * ratio; canvas.height = h * ratio;
  const g = canvas.getContext('2d');
  g.scale(ratio, ratio);
  g.font = '12px sans-serif';
  const left = 70, right = w - 12, top = 12, bottom = h - 40;
  let low = Infinity, high = -Infinity;
  for (const v of c.v) { if (v < low) low = v; if (v > high) high = v; }
  const pad = 0.08 * (high - low) || 1; low -= pad; high += pad;
  const x = (t) => left + (t - from) / (to - from) * (right - left);
  const y = (v) => bottom - (v - low) / (high - low) * (bottom - top);
  const [vf, vp] = si(Math.max(Math.abs(low), Math.abs(high)));
  const [tf, tp] = si(Math.max(Math.abs(from), Math.abs(to), 1e-12));
  g.strokeStyle = '#e3e3e3'; g.fillStyle = '#333';
  const ts = round((to - from) / 8), vs = round((high - low) / 6);
  g.textAlign = 'center';
  for (let n = Math.ceil(from / ts); n * ts <= to; n++) {
    g.beginPath(); g.moveTo(x(n * ts), top); g.lineTo(x(n * ts), bottom); g.stroke();
    g.fillText(+(n * ts / tf).toPrecision(9), x(n * ts), bottom + 16);
  }
  g.textAlign = 'right';
  for (let n = Math.ceil(low / vs); n * vs <= high; n++) {
    g.beginPath(); g.moveTo(left, y(n * vs)); g.lineTo(right, y(n * vs)); g.stroke();
    g.fillText(+(n * vs / vf).toPrecision(6), left - 6, y(n * vs) + 4);
  }
  g.textAlign = 'center';
  g.fillText(`time (${tp}s)`, (left + right) / 2, h - 8);
  g.save(); g.translate(14, (top + bottom) / 2); g.rotate(-Math.PI / 2);
  g.fillText(c.unit ? `${c.name} (${vp}${c.unit})` : c.name, 0, 0); g.restore();
  g.save(); g.beginPath(); g.rect(left, top, right - left, bottom - top); g.clip();
  g.strokeStyle = '#1f5fa8'; g.lineWidth = 1.4; g.beginPath();
  const begin = Math.max(0, index(c.t, from) - 1), end = Math.min(c.t.length - 1, index(c.t, to) + 1);
  for (let i = begin; i <= end; i++) { if (i === begin) g.moveTo(x(c.t[i]), y(c.v[i])); else g.lineTo(x(c.t[i]), y(c.v[i])); }
  g.stroke(); g.restore();
  g.strokeStyle = '#666'; g.strokeRect(left, top, right - left, bottom - top);
  canvas.time = (px) => from + (px - left) / (right - left) * (to - from);
}

const canvases = channels.map((c) => {
  const figure = document.createElement('figure');
  const canvas = document.createElement('canvas');
  figure.appendChild(canvas);
  document.getElementById('plots').appendChild(figure);
  let start = null;
  canvas.onmousedown = (e) => { start = { at: canvas.time(e.offsetX), from, to, shift: e.shiftKey, px: e.offsetX }; };
  canvas.onmousemove = (e) => {
    if (start && start.shift) {
      const by = (e.offsetX - start.px) / (canvas.clientWidth - 82) * (start.to - start.from);
      show(start.from - by, start.to - by);
    }
  };
  canvas.onmouseup = (e) => {
    if (start && !start.shift && Math.abs(e.offsetX - start.px) > 4) {
      const at = canvas.time(e.offsetX);
      show(Math.min(start.at, at), Math.max(start.at, at));
    }
    start = null;
  };
  canvas.ondblclick = () => show(first, last);
  canvas.onwheel = (e) => {
    e.preventDefault();
    const at = canvas.time(e.offsetX), factor = e.deltaY > 0 ? 1.25 : 0.8;
    show(at - (at - from) * factor, at + (to - at) * factor);
  };
  return canvas;
});

function show(a, b) {
  if (b - a < 1e-12) return;
  from = Math.max(first, a); to = Math.min(last, b);
  canvases.forEach((canvas, i) => draw(canvas, channels[i]));
}

window.onresize = () => show(from, to);
show(first, last);
