using Mechanisms.Conformance;

namespace Mechanisms.Foundations.Tests.Numerics.Lanes;

public sealed class LaneSourceTests
{
    // What the 256-bit and the 512-bit source may differ in: names of types, names of instruction sets, the number of lanes.
    private static readonly (string Narrow, string Wide)[] Names =
        [("256", "512"), ("Avx2", "Avx512F"), ("in 4 lanes", "in 8 lanes"), ("of 4 lanes", "of 8 lanes"), ("Count => 4", "Count => 8")];

    [Theory]
    [InlineData("Real")]
    [InlineData("Integer")]
    [InlineData("Mask")]
    public void The_sources_of_both_vector_widths_differ_in_names_only(string type)
    {
        string folder = Path.Combine(RepositoryFolder.Root, "src", "Foundations", "Numerics", "Lanes");
        string wide = File.ReadAllText(Path.Combine(folder, $"{type}512.cs"));
        string narrow = Names.Aggregate(
            File.ReadAllText(Path.Combine(folder, $"{type}256.cs")), (text, name) => text.Replace(name.Narrow, name.Wide, StringComparison.Ordinal));
        Assert.Equal(wide.ReplaceLineEndings("\n"), narrow.ReplaceLineEndings("\n"));
    }
}
