(function () {
  var sliders = $sliders, labels = $labels, f = $frame;
  var curves = $curves, dots = $dots, readings = $readings;
  function across(x) { return (x - f[0]) / (f[1] - f[0]) * f[6]; }
  function down(y) { return (f[3] - y) / (f[3] - f[2]) * f[7]; }
  function path(curve, v) {
    var d = "", joined = false;
    for (var i = 0; i < f[8]; i++) {
      var x = f[0] + (f[1] - f[0]) * i / (f[8] - 1), top = down(curve.apply(null, [x].concat(v)));
      var seen = Math.abs(top) < 1e4;
      if (seen) { d += (joined ? "L" : "M") + across(x).toFixed(1) + " " + top.toFixed(1); }
      joined = seen;
    }
    return d;
  }
  function wake(root) {
    var still = root.querySelector("img"), live = document.createElement("div");
    live.innerHTML = decodeURIComponent(still.src.slice(still.src.indexOf(",") + 1));
    live.style.cssText = "background:white;color:black;color-scheme:light;max-width:640px;padding:4px";
    var svg = live.querySelector("svg");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", still.alt);
    svg.style.cssText = "width:100%;height:auto";
    var inputs = sliders.map(function (s) {
      var label = document.createElement("label"), input = document.createElement("input");
      label.style.cssText = "display:flex;gap:8px;align-items:center;font:14px sans-serif";
      var name = document.createElement("span");
      name.textContent = s[1];
      name.style.minWidth = "9em";
      input.type = "range";
      input.min = s[2]; input.max = s[3]; input.step = s[5]; input.value = s[4];
      input.style.flex = "1";
      // JupyterLab would take the arrow keys for moving among cells.
      input.setAttribute("data-lm-suppress-shortcuts", "true");
      label.append(name, input);
      live.append(label);
      input.addEventListener("input", draw);
      return input;
    });
    function draw() {
      var v = inputs.map(function (input) { return Number(input.value); });
      curves.forEach(function (curve, k) {
        svg.querySelector('[data-curve="' + k + '"]').setAttribute("d", path(curve, v));
      });
      svg.querySelectorAll("[data-dot]").forEach(function (dot) {
        var k = Number(dot.getAttribute("data-dot"));
        dot.setAttribute("cx", f[4] + across(dots[k].apply(null, v)));
        dot.setAttribute("cy", f[5] + down(dots[k + 1].apply(null, v)));
      });
      var told = readings.map(function (reading, k) {
        return labels[k] + ": " + reading.apply(null, v).toFixed(4);
      });
      var state = sliders.map(function (s, k) { return s[0] + " = " + v[k].toFixed(s[6]); });
      svg.querySelector("[data-state]").textContent = state.concat(told).join(", ");
      inputs.forEach(function (input, k) {
        input.setAttribute("aria-valuetext", [state[k]].concat(told).join(", "));
      });
    }
    still.hidden = true;
    still.style.display = "none";
    root.append(live);
    root.setAttribute("data-live", "");
    draw();
  }
  document.querySelectorAll('[data-slider="$name"]:not([data-live])').forEach(wake);
})();
