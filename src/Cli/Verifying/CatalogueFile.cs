using System.Globalization;
using System.Text;
using Mechanisms.Verification.Catalogue;

namespace Mechanisms.Cli.Verifying;

/// <summary>The truth table as a Markdown page: the same findings give the same bytes.</summary>
internal static class CatalogueFile
{
    private const string Columns = """
        | rule | claim | true? | domain | evidence | random cases |
        |---|---|---|---|---|---|

        """;

    /// <summary>Writes the page.</summary>
    /// <param name="rows">What was found.</param>
    /// <param name="census">The search that found it.</param>
    internal static string Write(IReadOnlyList<TruthTableRow> rows, TruthTableCensus census)
    {
        StringBuilder page = new(Header(census));
        page.Append(Columns);
        int witnesses = 0;
        foreach (TruthTableRow row in rows)
        {
            TruthTableLine line = row.Line;
            string evidence = row.Searched.IsRefuted ? $"[witness {++witnesses}](#witness-{witnesses}): {row.Searched.Size}" : "proved";
            string surprise = row.Agrees ? string.Empty : " **against the literature**";
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {line.RuleWords} | {line.Property} | {(line.IsTrue ? "yes" : "no")} | {line.DomainWords} | {evidence}{surprise} | {Random(row)} |\n");
        }

        page.Append("\n## Witnesses\n");
        witnesses = 0;
        foreach (TruthTableFinding finding in rows.Select(row => row.Searched).Where(finding => finding.IsRefuted))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### Witness {++witnesses}\n\nThe {finding.Line.RuleWords} is not {finding.Line.Property}: {finding.Size}{Allowed(finding.Line)}.\n\n```\n{finding.Evidence}\n```\n");
        }

        return page.ToString();
    }

    private static string Allowed(TruthTableLine line) => line.LargestWitness is { } largest ? $" (at most {largest})" : string.Empty;

    private static string Header(TruthTableCensus census) => string.Create(CultureInfo.InvariantCulture, $"""
        # Truth table

        Rules and claims. Each line is checked by exhaustive search on the domain that it names.

        A true claim is proved there, and searched beyond: in {census.Cases:N0} random cases of seed {census.Key.Root}, none of which is a witness. The last column says where they come from.

        A false claim has a witness there, which is shrunk until no agent and no item can be left out and no number or report made simpler. It is listed
        below with its size and, in brackets, the size that it must not exceed: that of the literature's instance where it has one.

        Written by `mechanisms verify --catalogue`; do not edit.


        """);

    // Nothing is said of a search that did not run.
    private static string Random(TruthTableRow row) => row.Sampled switch
    {
        null => string.Empty,
        { IsRefuted: true } => "a witness among them",
        _ => row.Line.SampleWords,
    };
}
