using System.Text.Json;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.InformationAcquisition;

/// <summary>An instance of the shared test data, its decimals read exactly.</summary>
internal sealed record VectorFile(JsonElement Instance, JsonElement Expected)
{
    public static TheoryData<string> Names(string family) => TestData.IsPresent
        ? [.. Directory.GetFiles(TestData.PathOf("vectors", family), "*.json").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)]
        : [string.Empty];

    public static VectorFile Read(string family, string file)
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(TestData.PathOf("vectors", family, file)));
        return new(document.RootElement.GetProperty("instance").Clone(), document.RootElement.GetProperty("expected").Clone());
    }

    public double Value => Expected.GetProperty("value").GetDouble();

    public static Rational Number(JsonElement number) => Rational.Parse(number.GetRawText());

    public static Sequence<Rational> Numbers(JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    public static Sequence<int> Counts(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];

    /// <summary>A rectangular array of two levels.</summary>
    public static Matrix<Rational> Matrix(JsonElement rows) => new(
        rows.GetArrayLength(), rows[0].GetArrayLength(), [.. rows.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(Number)]);

    /// <summary>All numbers of an array, however deep, in the order of the text.</summary>
    public static IEnumerable<Rational> Flat(JsonElement array) => array.ValueKind == JsonValueKind.Array
        ? array.EnumerateArray().SelectMany(Flat)
        : [Number(array)];

    public static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-9 * Math.Max(1, Math.Abs(expected)));
}
