using System.Globalization;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Documents;

/// <summary>The look of a report.</summary>
internal static class StyleSheet
{
    /// <summary>Text and boxes on light paper; figures come with colors of their own.</summary>
    private const string Page =
        """
        :root{--ink:#1b1f24;--muted:#57606a;--paper:#fff;--soft:#f3f5f7;--rule:#d0d7de;--pass:#116329;--fail:#b3261e}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 'Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans','DejaVu Sans',sans-serif}
        main{max-width:1064px;margin:0 auto;padding:28px 32px 56px}
        h1{font-size:1.9rem;line-height:1.2;margin:0 0 14px;overflow-wrap:anywhere}
        h2{font-size:1.3rem;margin:44px 0 10px;padding-top:14px;border-top:1px solid var(--rule)}
        h3{font-size:1.05rem;margin:0 0 6px}
        p,dd,figcaption{max-width:46em;overflow-wrap:anywhere}
        p{margin:0 0 12px}
        .summary{font-size:1.08rem}
        figure{margin:26px 0 34px;break-inside:avoid}
        figcaption{margin-top:6px;color:var(--muted);font-size:.93rem}
        .wide,.medium,.narrow{margin:0 -10px}
        svg{display:block;width:100%;height:auto}
        .medium,.narrow{display:none}
        .scroll{overflow-x:auto;max-width:100%;background:linear-gradient(90deg,var(--paper) 30%,transparent),linear-gradient(270deg,var(--paper) 30%,transparent) 100% 0,linear-gradient(90deg,#8886,transparent),linear-gradient(270deg,#8886,transparent) 100% 0;background-repeat:no-repeat;background-size:40px 100%,40px 100%,12px 100%,12px 100%;background-attachment:local,local,scroll,scroll}
        table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.95rem}
        th,td{padding:7px 16px 7px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
        th.end,td.end{text-align:right;padding-left:16px;padding-right:0}
        td.end,tbody th{white-space:nowrap}
        td.start{min-width:9em}
        .end+.start{padding-left:28px}
        td.pass,td.fail{min-width:5em;white-space:nowrap}
        thead th{min-width:5.4em;text-wrap:balance;vertical-align:bottom;border-bottom:2px solid var(--muted)}
        tbody th{font-weight:600;position:sticky;left:0;background:var(--paper)}
        .unit{display:block;font-weight:400;color:var(--muted);font-size:.85rem}
        .pass{color:var(--pass)}
        .fail{color:var(--fail);font-weight:600}
        pre{background:var(--soft);border:1px solid var(--rule);border-radius:6px;padding:12px 14px;white-space:pre-wrap;overflow-wrap:anywhere;font:.88rem/1.5 ui-monospace,Consolas,'Liberation Mono','DejaVu Sans Mono',monospace}
        dl{margin:0}
        dl div{display:grid;grid-template-columns:14em 1fr;gap:0 16px;padding:5px 0;border-bottom:1px solid var(--rule)}
        dt{font-weight:600}
        dd{margin:0}
        :focus-visible{outline:2px solid #0072b2;outline-offset:2px}
        @media (max-width:860px){.wide,.narrow{display:none}.medium{display:block}}
        @media (max-width:560px){
        .wide,.medium{display:none}.narrow{display:block}
        main{padding:18px 16px 40px}
        h1{font-size:1.5rem}
        dl div{grid-template-columns:1fr}
        tbody th{white-space:normal;max-width:42vw}
        }
        @media print{
        main{max-width:none;padding:0}
        .scroll{overflow:visible}
        h2,h3{break-after:avoid}
        }

        """;

    /// <summary>What changes on dark paper.</summary>
    private const string Dark =
        """
        :root{--ink:#e6e9ec;--muted:#a0a8b1;--paper:#14171a;--soft:#1d2126;--rule:#3a4149;--pass:#5bd17f;--fail:#ff8f85}
        .paper{fill:none}
        text.ink{fill:#e6e9ec}
        text.muted{fill:#a0a8b1}
        .grid{stroke:#2b3138}
        .frame{stroke:#6b7580}
        .reference{stroke:#a0a8b1}

        """;

    /// <summary>Gets the whole style sheet.</summary>
    public static string Text { get; } = string.Concat(
        Page.ReplaceLineEndings("\n"),
        "@media screen and (prefers-color-scheme:dark){\n",
        Dark.ReplaceLineEndings("\n"),
        string.Concat(Palette.OnDark.Select((color, slot) => string.Create(CultureInfo.InvariantCulture, $".l{slot}{{stroke:{color}}}.f{slot}{{fill:{color}}}\n"))),
        "}\n");
}
