using Mechanisms.Claims.Catalogue;

namespace Mechanisms.Tests.Claims;

public class TruthTableTests
{
    public static TheoryData<string> Lines { get; } = [.. TruthTable.Lines.Select(Label)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_search_of_the_whole_domain_finds_what_the_line_says(string label)
    {
        TruthTableFinding finding = TruthTable.Lines.Single(line => Label(line) == label).Search();

        Assert.True(finding.Agrees, finding.Evidence);
    }

    private static string Label(TruthTableLine line) => $"{line} on {line.DomainWords}";
}
