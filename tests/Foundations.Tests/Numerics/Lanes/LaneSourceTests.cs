using Mechanisms.Conformance;

namespace Mechanisms.Foundations.Tests.Numerics.Lanes;

/// <summary>Both vector widths are one text: whatever is right or wrong at 256 bits, which every machine tests in hardware, is so at 512.</summary>
public sealed class LaneSourceTests
{
    [Theory]
    [InlineData("Real", "4 lanes", "8 lanes", "Count => 4;", "Count => 8;")]
    [InlineData("Integer", "4 lanes", "8 lanes", "", "")]
    [InlineData("Mask", "4 lanes", "8 lanes", "", "")]
    [InlineData("Single", "8 lanes", "16 lanes", "Count => 8;", "Count => 16;")]
    [InlineData("SingleInteger", "8 lanes", "16 lanes", "", "")]
    [InlineData("SingleMask", "8 lanes", "16 lanes", "", "")]
    public void Sources_of_256_and_512_bits_differ_in_names_of_types_and_numbers_of_lanes_only(
        string name, string lanes, string twice, string count, string doubled)
    {
        string expected = Source($"{name}256").Replace("256", "512", StringComparison.Ordinal).Replace(lanes, twice, StringComparison.Ordinal);
        Assert.Equal(count.Length == 0 ? expected : expected.Replace(count, doubled, StringComparison.Ordinal), Source($"{name}512"));
    }

    [Fact]
    public void Sources_of_random_blocks_differ_in_names_of_types_only() => Assert.Equal(
        RandomSource("Philox256").Replace("256", "512", StringComparison.Ordinal), RandomSource("Philox512"));

    [Fact]
    public void The_comparison_refutes_sources_that_differ_in_an_operation() => PlantedLaw.RequireFalsified(() =>
        Sources_of_256_and_512_bits_differ_in_names_of_types_and_numbers_of_lanes_only("Real", "4 lanes", "8 lanes", "left.Values + right.Values", "left.Values - right.Values"));

    private static string RandomSource(string type) =>
        File.ReadAllText(RepositoryFolder.PathOf("src", "Foundations", "Randomness", $"{type}.cs"));

    private static string Source(string type) =>
        File.ReadAllText(RepositoryFolder.PathOf("src", "Foundations", "Numerics", "Lanes", $"{type}.cs"));
}
