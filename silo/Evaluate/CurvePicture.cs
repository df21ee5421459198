using System.Text;

namespace OrleansSec.Silo.Evaluate;

/// <summary>False alerts a day against recall, as SVG that is legible on dark and on light ground.</summary>
internal static class CurvePicture
{
    private const double Left = 64, Top = 24, Width = 620, Height = 320;

    public static string Draw(IReadOnlyList<SetScore> sets)
    {
        SetScore[] shown = [.. sets.Where(s => s.Curve.Count > 0)];
        var most = Math.Max(1, shown.SelectMany(s => s.Curve).Select(p => p.FalsePerDay).DefaultIfEmpty(1).Max());
        var svg = new StringBuilder();
        svg.AppendLine("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 400" role="img" aria-label="False alerts a day against the share of attack steps found">
            <style>
            text { font: 13px system-ui, sans-serif; fill: #24292f; } .axis { stroke: #57606a; } .grid { stroke: #d0d7de; }
            .line { fill: none; stroke-width: 2.5; } .c0 { stroke: #0969da; fill: #0969da; } .c1 { stroke: #bc4c00; fill: #bc4c00; } .c2 { stroke: #1a7f37; fill: #1a7f37; } .c3 { stroke: #8250df; fill: #8250df; }
            polyline.line { fill: none; } text.c0, text.c1, text.c2, text.c3 { stroke: none; }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3; } .axis { stroke: #8b949e; } .grid { stroke: #30363d; }
              .c0 { stroke: #58a6ff; fill: #58a6ff; } .c1 { stroke: #f0883e; fill: #f0883e; } .c2 { stroke: #3fb950; fill: #3fb950; } .c3 { stroke: #bc8cff; fill: #bc8cff; }
            }
            </style>
            """);
        Axes(svg, most);
        foreach (var (set, index) in shown.Select((s, i) => (s, i)))
        {
            var points = set.Curve.Select(p => FormattableString.Invariant($"{X(p.FalsePerDay, most):F1},{Y(p.Recall):F1}"));
            svg.AppendLine($"""<polyline class="line c{index % 4}" points="{string.Join(' ', points)}"/>""");
            var last = set.Curve[^1];
            svg.AppendLine(FormattableString.Invariant($"""<circle class="c{index % 4}" cx="{X(last.FalsePerDay, most):F1}" cy="{Y(last.Recall):F1}" r="4"/>"""));
            svg.AppendLine(FormattableString.Invariant($"""<text class="c{index % 4}" x="{Left + Width + 14}" y="{Top + 16 + (22 * index)}">{Escape(set.Set)}</text>"""));
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void Axes(StringBuilder svg, double most)
    {
        for (var i = 0; i <= 5; i++)
        {
            var (share, alerts) = (i / 5.0, most * i / 5);
            svg.AppendLine(FormattableString.Invariant($"""<line class="grid" x1="{Left}" x2="{Left + Width}" y1="{Y(share):F1}" y2="{Y(share):F1}"/><text x="{Left - 10}" y="{Y(share) + 4:F1}" text-anchor="end">{share:P0}</text>"""));
            svg.AppendLine(FormattableString.Invariant($"""<text x="{X(alerts, most):F1}" y="{Top + Height + 20}" text-anchor="middle">{alerts:F1}</text>"""));
        }

        svg.AppendLine(FormattableString.Invariant($"""<line class="axis" x1="{Left}" x2="{Left + Width}" y1="{Top + Height}" y2="{Top + Height}"/><line class="axis" x1="{Left}" x2="{Left}" y1="{Top}" y2="{Top + Height}"/>"""));
        svg.AppendLine(FormattableString.Invariant($"""<text x="{Left + (Width / 2)}" y="{Top + Height + 44}" text-anchor="middle">false alerts a day, over all scores</text><text x="{Left}" y="{Top - 8}">attack steps found</text>"""));
    }

    private static double X(double alerts, double most) => Left + (Width * alerts / most);

    private static double Y(double share) => Top + (Height * (1 - share));

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
