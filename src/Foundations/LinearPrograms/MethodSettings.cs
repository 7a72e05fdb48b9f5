using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Validates settings that several methods, audits and formats share.</summary>
internal static class MethodSettings
{
    /// <summary>The most cells that a tableau may have: what an array holds, with room for padding.</summary>
    public const int LargestTableau = 1 << 30;

    /// <summary>A largest number of pivots.</summary>
    public static long Pivots(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }

    /// <summary>A largest time of a solve.</summary>
    public static TimeSpan TimeLimit(TimeSpan value) => value > TimeSpan.Zero || value == Timeout.InfiniteTimeSpan
        ? value
        : throw new ArgumentOutOfRangeException(
            nameof(value), value, $"A time limit must be positive or Timeout.InfiniteTimeSpan; got {value}.");

    /// <summary>A largest tableau, in cells.</summary>
    public static int Cells(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestTableau);
        return value;
    }

    /// <summary>A value of an enumeration.</summary>
    public static TEnum Member<TEnum>(TEnum value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TEnum : struct, Enum => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, $"{typeof(TEnum).Name} must be one of {string.Join(", ", Enum.GetNames<TEnum>())}; got {value}.");
}
