using System.Globalization;
using System.Text;
using Mechanisms.Verification.Catalogue;

namespace Mechanisms.Cli.Verifying;

/// <summary>The truth table as a Markdown page: the same findings give the same bytes.</summary>
internal static class CatalogueFile
{
    private const string Header = """
        # Truth table

        Rules and claims. Each line is checked by exhaustive search on the domain that it names: a true claim is proved there, a false one has a witness,
        listed below. A true claim is also searched beyond that domain: the last column says how many random cases were examined without a witness,
        and where they come from. Written by `mechanisms verify --catalogue`; do not edit.

        | rule | claim | true? | domain | evidence | random cases |
        |---|---|---|---|---|---|

        """;

    /// <summary>Writes the page.</summary>
    internal static string Write(IReadOnlyList<TruthTableRow> rows)
    {
        StringBuilder page = new(Header);
        int witnesses = 0;
        foreach (TruthTableRow row in rows)
        {
            TruthTableLine line = row.Line;
            string evidence = row.Searched.IsRefuted ? $"[witness {++witnesses}](#witness-{witnesses})" : "proved";
            string surprise = row.Agrees ? string.Empty : " **against the literature**";
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {line.RuleWords} | {line.Property} | {(line.IsTrue ? "yes" : "no")} | {line.DomainWords} | {evidence}{surprise} | {Random(row)} |\n");
        }

        page.Append("\n## Witnesses\n");
        witnesses = 0;
        foreach (TruthTableFinding finding in rows.Select(row => row.Searched).Where(finding => finding.IsRefuted))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### Witness {++witnesses}\n\nThe {finding.Line.RuleWords} is not {finding.Line.Property}:\n\n```\n{finding.Evidence}\n```\n");
        }

        return page.ToString();
    }

    // Nothing is said of a search that did not run.
    private static string Random(TruthTableRow row) => row.Sampled switch
    {
        null => string.Empty,
        { IsRefuted: true } => "a witness among them",
        _ => string.Create(CultureInfo.InvariantCulture, $"{row.Cases:N0} of {row.Line.SampleWords}"),
    };
}
