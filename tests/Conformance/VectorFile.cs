using System.Text.Json;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance;

/// <summary>One instance of the shared test data, its decimals exact, with what is expected of it.</summary>
public sealed record VectorFile(JsonElement Instance, JsonElement Expected)
{
    public double Value => Expected.GetProperty("value").GetDouble();

    /// <summary>What the value is: a supremum where payments have no cap, perhaps one that is attained; a maximum where the file says nothing.</summary>
    public string ValueIs => Expected.TryGetProperty("value_is", out JsonElement said) ? said.GetString()! : "max";

    /// <summary>The files of a folder; one empty name without the data, so that the test can skip.</summary>
    public static IEnumerable<string> In(string folder, string part = "") => TestData.IsPresent
        ? Directory.GetFiles(TestData.PathOf("vectors", folder), "*.json").Select(Path.GetFileName).OfType<string>()
            .Where(file => file.Contains(part, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : [string.Empty];

    public static VectorFile Read(string folder, string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(TestData.PathOf("vectors", folder, file)));
        return new(document.RootElement.GetProperty("instance").Clone(), document.RootElement.GetProperty("expected").Clone());
    }

    public Rational[] Numbers(string name) => Numbers(Instance.GetProperty(name));

    public Matrix<Rational> Table(string name) => Table(Instance.GetProperty(name));

    public Matrix<Rational>[] Tables(string name) => [.. Instance.GetProperty(name).EnumerateArray().Select(Table)];

    public Rational? Optional(string name) =>
        Instance.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? Rational.Parse(number.GetRawText()) : null;

    public int[] Integers(string name) => [.. Instance.GetProperty(name).EnumerateArray().Select(item => item.GetInt32())];

    public static Rational[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => Rational.Parse(number.GetRawText()))];

    public static Matrix<Rational> Table(JsonElement rows)
    {
        Rational[][] parsed = [.. rows.EnumerateArray().Select(Numbers)];
        return new(parsed.Length, parsed[0].Length, [.. parsed.SelectMany(row => row)]);
    }

    public static double Allowance(double expected) => 1e-9 * Math.Max(1, Math.Abs(expected));
}
