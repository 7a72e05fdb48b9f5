using System.Collections.Immutable;
using FsCheck;

namespace Mechanisms.HouseRules.Planted;

#pragma warning disable CA1000, CA1002, CA1051, CA1052, CA1305, CA1819, CA2211, CA5394, MA0069, RCS1102 // each double breaks a rule on purpose

/// <summary>Breaks: classes are sealed or abstract.</summary>
public class OpenClass
{
    public int Value { get; init; }
}

/// <summary>Breaks: structs are readonly.</summary>
public struct MutableStruct : IEquatable<MutableStruct>
{
    public int Value { get; set; }

    public static bool operator ==(MutableStruct left, MutableStruct right) => left.Equals(right);

    public static bool operator !=(MutableStruct left, MutableStruct right) => !left.Equals(right);

    public readonly bool Equals(MutableStruct other) => Value == other.Value;

    public override readonly bool Equals(object? obj) => obj is MutableStruct other && Equals(other);

    public override readonly int GetHashCode() => Value;
}

/// <summary>Breaks: collections in records have value equality.</summary>
public sealed record RecordWithArray(double[] Values);

/// <summary>Breaks the same rule with a collection that looks harmless.</summary>
public sealed record RecordWithImmutableArray(ImmutableArray<double> Values);

/// <summary>Breaks the same rule behind an interface.</summary>
public sealed record RecordWithReadOnlyList(IReadOnlyList<double> Values);

/// <summary>Breaks: nothing is mutable and static.</summary>
public static class MutableStatic
{
    public static int Counter;

    public static int Setting { get; set; }
}

/// <summary>Breaks: no third-party type in a public signature.</summary>
public static class ForeignSignature
{
    public static void Run(IReadOnlyList<Config> configs) => ArgumentNullException.ThrowIfNull(configs);
}

/// <summary>Breaks: the banned generator, the clock and the console.</summary>
public static class BannedCalls
{
    public static int Draw() => new Random(1).Next();

    public static DateTime Now() => DateTime.UtcNow;

    public static void Print() => Console.WriteLine("printed");

    public static bool Exists(string path) => File.Exists(path);
}
