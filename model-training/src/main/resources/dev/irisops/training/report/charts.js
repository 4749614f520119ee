(function () {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  // Okabe and Ito 2008: distinguishable with every common kind of colour blindness.
  const palette = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#7F7F7F', '#000000'];
  const ink = '#1f2933';
  const line = '#d9e2ec';
  const text = { fontFamily: 'system-ui, "Segoe UI", "Liberation Sans", sans-serif', color: ink };
  const percent = (value) => Number((100 * value).toFixed(1)) + ' %';

  function draw(element, option) {
    const chart = echarts.init(element, null, { renderer: 'svg' });
    chart.setOption(Object.assign({ animation: false, textStyle: text, color: palette }, option));
    window.addEventListener('resize', () => chart.resize());
  }

  function axis(name, more) {
    return Object.assign({
      type: 'value', name: name, nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: ink },
      axisLabel: { color: ink }, splitLine: { lineStyle: { color: line } }, axisLine: { lineStyle: { color: line } }
    }, more);
  }

  function confusion() {
    const cells = [];
    const totals = data.confusion.map((row) => row.reduce((a, b) => a + b, 0));
    data.confusion.forEach((row, actual) => row.forEach((count, predicted) =>
      cells.push([predicted, actual, totals[actual] ? count / totals[actual] : 0, count])));
    const names = (name, more) => axis(name, Object.assign({
      type: 'category', data: data.classes, splitLine: { show: false }, axisTick: { show: false }
    }, more));
    draw(document.getElementById('confusion'), {
      grid: { left: 44, right: 16, top: 10, bottom: 30, containLabel: true },
      tooltip: { formatter: (p) => data.confusion[p.value[1]][p.value[0]] + ' predictions' },
      xAxis: names('predicted'),
      yAxis: names('actual', { inverse: true, nameGap: 14 + 7 * Math.min(16, Math.max(...data.classes.map((name) => name.length))) }),
      visualMap: { show: false, min: 0, max: 1, dimension: 2, inRange: { color: ['#f7fbff', '#6baed6', '#08519c'] } },
      series: [{
        type: 'heatmap', data: cells, itemStyle: { borderColor: '#fff', borderWidth: 3 },
        label: {
          show: data.classes.length <= 12,
          formatter: (p) => '{n|' + p.value[3] + '}\n{s|' + percent(p.value[2]) + '}',
          rich: { n: { fontSize: 18, fontWeight: 'bold', lineHeight: 24, color: 'inherit' }, s: { fontSize: 12, lineHeight: 18, color: 'inherit' } }
        }
      }]
    });
  }

  function calibration() {
    const used = data.calibration.filter((bin) => bin.count > 0);
    draw(document.getElementById('calibration'), {
      grid: [{ left: 72, right: 16, top: 12, height: 220 }, { left: 72, right: 16, top: 262, height: 70 }],
      tooltip: { trigger: 'item' },
      xAxis: [
        axis('', { min: 0, max: 1, axisLabel: { show: false } }),
        axis('confidence', { gridIndex: 1, min: 0, max: 1 })
      ],
      yAxis: [
        axis('accuracy', { min: 0, max: 1, nameGap: 48 }),
        axis('predictions', { gridIndex: 1, nameGap: 48, splitNumber: 2 })
      ],
      series: [
        {
          type: 'line', data: [[0, 0], [1, 1]], symbol: 'none', silent: true,
          lineStyle: { color: '#52606d', type: 'dashed', width: 1.5 }
        },
        {
          type: 'line', name: 'accuracy', data: used.map((bin) => [bin.confidence, bin.accuracy]),
          symbol: 'circle', symbolSize: 9, lineStyle: { width: 2.5, color: palette[0] }, itemStyle: { color: palette[0] }
        },
        {
          type: 'bar', xAxisIndex: 1, yAxisIndex: 1, barWidth: 24, itemStyle: { color: palette[4] },
          data: data.calibration.map((bin, i) => [(i + 0.5) / data.calibration.length, bin.count])
        }
      ]
    });
  }

  function feature(f) {
    const element = document.createElement('div');
    element.className = 'chart';
    document.getElementById('features').appendChild(element);
    return () => draw(element, Object.assign({
      legend: { top: 0, type: 'scroll', icon: 'roundRect', textStyle: { color: ink } },
      grid: { left: 66, right: 16, top: 34, bottom: 44 },
      tooltip: { trigger: 'axis', valueFormatter: percent },
      yAxis: axis('share of ' + data.group, { nameGap: 46, axisLabel: { color: ink, formatter: percent } })
    }, f.labels ? bars(f) : curves(f)));
  }

  function curves(f) {
    return {
      xAxis: axis(f.unit ? f.name + ' (' + f.unit + ')' : f.name, { scale: true, min: f.edges[0], max: f.edges[f.edges.length - 1],
        axisLabel: { color: ink, showMinLabel: false, showMaxLabel: false, hideOverlap: true } }),
      series: f.shares.map((shares, c) => ({
        type: 'line', name: data.groups[c], symbol: 'none', smooth: 0.3, smoothMonotone: 'x', areaStyle: { opacity: 0.22 },
        lineStyle: { width: 2, type: ['solid', 'dashed', 'dotted'][c % 3] },
        data: shares.map((share, i) => [(f.edges[i] + f.edges[i + 1]) / 2, share])
      }))
    };
  }

  function bars(f) {
    return {
      xAxis: axis(f.name, {
        type: 'category', data: f.labels, splitLine: { show: false }, axisTick: { show: false },
        axisLabel: { color: ink, hideOverlap: true, width: 120, overflow: 'truncate' }
      }),
      series: f.shares.map((shares, c) => ({
        type: 'bar', name: data.groups[c], barMaxWidth: 36, barGap: '10%',
        data: shares
      }))
    };
  }

  function inUnit(name) {
    return data.target.unit ? name + ' (' + data.target.unit + ')' : name;
  }

  function scatter(points, size) {
    return { type: 'scatter', data: points, symbolSize: size, itemStyle: { color: palette[0], opacity: points.length > 300 ? 0.35 : 0.6 } };
  }

  function dashed(from, to) {
    return {
      type: 'line', data: [from, to], symbol: 'none', silent: true, z: 3,
      lineStyle: { color: '#52606d', type: 'dashed', width: 1.5 }
    };
  }

  const short = (value) => Number(value.toPrecision(4)).toLocaleString('en');

  function predicted() {
    const all = data.points.flat();
    const low = Math.min(...all);
    const high = Math.max(...all);
    const margin = (high / 20 - low / 20) || 1;
    const range = {
      min: low - margin, max: high + margin,
      axisLabel: { color: ink, showMinLabel: false, showMaxLabel: false, hideOverlap: true, formatter: short }
    };
    draw(document.getElementById('predicted'), {
      grid: { left: 84, right: 16, top: 12, bottom: 44 },
      tooltip: { formatter: (p) => 'actual ' + short(p.value[0]) + '<br>predicted ' + short(p.value[1]) },
      xAxis: axis(inUnit('actual'), range),
      yAxis: axis(inUnit('predicted'), Object.assign({ nameGap: 64 }, range)),
      series: [dashed([low, low], [high, high]), scatter(data.points, 7)]
    });
  }

  function residuals() {
    const points = data.points.map((point) => [point[1], point[0] - point[1]]);
    const values = points.map((point) => point[0]);
    const labels = { axisLabel: { color: ink, showMinLabel: false, showMaxLabel: false, hideOverlap: true, formatter: short } };
    draw(document.getElementById('residuals'), {
      grid: { left: 84, right: 16, top: 12, bottom: 44 },
      tooltip: { formatter: (p) => 'predicted ' + short(p.value[0]) + '<br>residual ' + short(p.value[1]) },
      xAxis: axis(inUnit('predicted'), Object.assign({ scale: true }, labels)),
      yAxis: axis(inUnit('actual - predicted'), Object.assign({ nameGap: 64 }, labels)),
      series: [dashed([Math.min(...values), 0], [Math.max(...values), 0]), scatter(points, 7)]
    });
  }

  function distribution() {
    const edges = data.residualEdges;
    draw(document.getElementById('distribution'), {
      grid: { left: 84, right: 16, top: 12, bottom: 44 },
      tooltip: {
        trigger: 'axis',
        formatter: (p) => short(edges[p[0].dataIndex]) + ' to ' + short(edges[p[0].dataIndex + 1]) + '<br>' + p[0].value[1] + ' predictions'
      },
      xAxis: axis(inUnit('actual - predicted'), {
        scale: true, min: edges[0], max: edges[edges.length - 1],
        axisLabel: { color: ink, showMinLabel: false, showMaxLabel: false, hideOverlap: true, formatter: short }
      }),
      yAxis: axis('predictions', { nameGap: 64 }),
      series: [{
        type: 'bar', barWidth: '96%', itemStyle: { color: palette[4] },
        data: data.residualCounts.map((count, i) => [(edges[i] + edges[i + 1]) / 2, count])
      }]
    });
  }

  if (data.confusion) confusion();
  if (data.calibration) calibration();
  if (data.points) [predicted, residuals, distribution].forEach((chart) => chart());
  // Drawn once all have their place: a chart that is alone in the grid is as wide as the page.
  data.features.map(feature).forEach((show) => show());
})();
