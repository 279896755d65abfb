// One uPlot for each channel; all of them show the same stretch of time.
const prefixes = [[1e9, 'G'], [1e6, 'M'], [1e3, 'k'], [1, ''], [1e-3, 'm'], [1e-6, 'µ'], [1e-9, 'n'], [1e-12, 'p']];
const prefixOf = (size) => prefixes.find(([factor]) => size >= 0.9995 * factor) || [1, ''];
const text = (value, unit) => {
  if (value == null) return '';
  const [factor, prefix] = prefixOf(Math.abs(value));
  return `${+(value / factor).toPrecision(5)} ${prefix}${unit}`;
};

// Labels of an axis have the prefix of its largest value.
const labels = (unit) => (plot, values) => {
  const [factor, prefix] = prefixOf(Math.max(...values.map(Math.abs), 1e-12));
  return values.map((value) => `${+(value / factor).toPrecision(7)} ${prefix}${unit}`);
};

const first = Math.min(...channels.map((c) => c.t[0]));
const last = Math.max(...channels.map((c) => c.t[c.t.length - 1]));
const width = () => document.getElementById('plots').clientWidth;
let busy = false;

function show(from, to) {
  busy = true;
  plots.forEach((plot) => plot.setScale('x', { min: from, max: to }));
  busy = false;
}

const wheel = (plot) => plot.over.addEventListener('wheel', (event) => {
  event.preventDefault();
  const { min, max } = plot.scales.x;
  const at = plot.posToVal(event.offsetX, 'x');
  const factor = event.deltaY > 0 ? 1.25 : 0.8;
  show(Math.max(first, at - (at - min) * factor), Math.min(last, at + (max - at) * factor));
});

const plots = channels.map((channel) => new uPlot({
  width: width(),
  height: 340,
  cursor: { sync: { key: 'time' }, drag: { x: true, y: false } },
  scales: { x: { time: false } },
  axes: [
    { values: labels('s'), label: 'time' },
    { values: labels(channel.unit), size: 90, label: channel.name },
  ],
  series: [
    { label: 'time', value: (plot, value) => text(value, 's') },
    { label: channel.name, stroke: '#1f5fa8', width: 1.4, points: { show: false }, value: (plot, value) => text(value, channel.unit) },
  ],
  hooks: {
    ready: [wheel],
    setScale: [(plot, key) => { if (key === 'x' && !busy && plot.scales.x.min != null) show(plot.scales.x.min, plot.scales.x.max); }],
  },
}, [channel.t, channel.v], document.getElementById('plots')));

window.addEventListener('resize', () => plots.forEach((plot) => plot.setSize({ width: width(), height: 340 })));
