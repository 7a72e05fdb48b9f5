using System.Globalization;
using System.Text;
using Mechanisms.Claims.Catalogue;

namespace Mechanisms.Cli.Verifying;

/// <summary>The truth table as a Markdown page: the same lines give the same bytes.</summary>
internal static class CatalogueFile
{
    /// <summary>Writes the page.</summary>
    internal static string Write(IReadOnlyList<TruthTableFinding> findings)
    {
        StringBuilder page = new();
        page.Append("# Truth table\n\n")
            .Append("Rules and claims, each line checked by exhaustive search on the domain that it names. A true claim is proved there; a false one has a\n")
            .Append("witness, listed below. Written by `mechanisms verify --catalogue`; do not edit.\n\n")
            .Append("| rule | claim | true? | domain | evidence |\n|---|---|---|---|---|\n");
        int witnesses = 0;
        foreach (TruthTableFinding finding in findings)
        {
            TruthTableLine line = finding.Line;
            string evidence = finding.IsRefuted ? $"[witness {++witnesses}](#witness-{witnesses})" : "proved";
            string surprise = finding.Agrees ? string.Empty : " **against the literature**";
            page.Append(CultureInfo.InvariantCulture, $"| {line.Rule} | {line.Property} | {(line.IsTrue ? "yes" : "no")} | {line.DomainWords} | {evidence}{surprise} |\n");
        }

        page.Append("\n## Witnesses\n");
        witnesses = 0;
        foreach (TruthTableFinding finding in findings.Where(finding => finding.IsRefuted))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### Witness {++witnesses}\n\nThe {finding.Line.Rule} is not {finding.Line.Property}:\n\n```\n{finding.Evidence}\n```\n");
        }

        return page.ToString();
    }
}
