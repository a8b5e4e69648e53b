// Draws the charts of the statistics from the figures in the page. Without it the table stays; the charts only repeat it.
import { init, use } from "echarts/core";
import { BarChart, PieChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, PieChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const ink = "#1b2230";
const colours = ["#0b4f9e", "#14683c", "#c77800", "#8a94a6", "#6a4c93"];
const font = getComputedStyle(document.body).fontFamily;
// Text drawn on the canvas: the content security policy forbids the library's styled boxes.
const base = { color: colours, animation: false, textStyle: { fontFamily: font, color: ink }, tooltip: { renderMode: "richText" } };

function rates(values) {
  const names = values.map((v) => v.name);
  const bar = (name, key) => ({ name, type: "bar", data: values.map((v) => v[key]), barMaxWidth: 14, barGap: "15%" });
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: (v) => (v == null ? "—" : v + "%") },
    legend: { top: 0, left: 0 },
    grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
    xAxis: { type: "value", min: 0, max: 100, axisLabel: { formatter: "{value}%" } },
    yAxis: { type: "category", data: names, inverse: true, axisTick: { show: false }, axisLabel: { color: ink, width: 130, overflow: "truncate" } },
    series: [bar("办复率", "replied"), bar("按期率", "onTime")],
  };
}

function pie(values, wide) {
  const counts = new Map(values.map((v) => [v.name, v.value]));
  return {
    ...base,
    tooltip: { ...base.tooltip, formatter: "{b}：{c}（{d}%）" },
    legend: { bottom: 0, left: "center", formatter: (name) => `${name} ${counts.get(name)}` },
    series: [{
      type: "pie", percentPrecision: 1, radius: ["42%", "66%"], center: ["50%", "44%"], data: values.filter((v) => v.value > 0),
      label: { show: wide, color: ink, formatter: "{b} {d}%" }, itemStyle: { borderColor: "#fff", borderWidth: 2 },
    }],
  };
}

const box = document.querySelector("[data-charts]");
if (box) {
  box.hidden = false;
  for (const place of box.querySelectorAll("[data-chart]")) {
    const values = JSON.parse(place.dataset.values);
    if (place.dataset.chart === "rates") place.style.height = Math.max(220, 70 + values.length * 42) + "px";
    const chart = init(place);
    const draw = () => chart.setOption(place.dataset.chart === "rates" ? rates(values) : pie(values, place.clientWidth > 420));
    draw();
    new ResizeObserver(() => {
      chart.resize();
      draw();
    }).observe(place);
  }
}
