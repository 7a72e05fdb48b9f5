using System.Globalization;
using Mechanisms.Bandits.Families;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Learners;

/// <summary>Validates settings that several learners share.</summary>
internal static class LearnerSettings
{
    /// <summary>A name for curves and files.</summary>
    public static string Name(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value;
    }

    /// <summary>A confidence or exploration constant.</summary>
    public static double Positive(double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"The constant of a confidence radius must be positive and finite; got {value}."));

    /// <summary>A weight that may be left out.</summary>
    public static double AtLeastZero(double value) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"This constant must be finite and at least 0; got {value}."));

    /// <summary>A probability or a share.</summary>
    public static double Unit(double value) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"This probability must lie in [0, 1]; got {value}."));

    /// <summary>A shape of a beta distribution.</summary>
    public static double ShapeFromOne(double value) => value >= 1 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"A weight of the prior must be finite and at least 1; got {value}."));

    /// <summary>A number of rounds that is kept in memory.</summary>
    public static int Window(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
        return value;
    }

    /// <summary>A probability that is not certain.</summary>
    public static double BelowOne(double value) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"This probability must lie in [0, 1); got {value}."));

    /// <summary>A probability strictly between 0 and 1.</summary>
    public static double Inside(double value) => value is > 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"This probability must lie strictly between 0 and 1; got {value}."));

    /// <summary>A number of rounds or shows.</summary>
    public static long AtLeastOne(long value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }

    /// <summary>A part that must be there.</summary>
    public static T NotNull<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    /// <summary>A member of an enumeration.</summary>
    public static TEnum Member<TEnum>(TEnum value)
        where TEnum : struct, Enum => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"Choose one of {string.Join(", ", Enum.GetNames<TEnum>())}; got {value}.");

    /// <summary>The lowest arm of largest value.</summary>
    public static int LowestMaximum(Sequence<double> values)
    {
        int best = 0;
        for (int arm = 1; arm < values.Count; arm++)
        {
            best = values[arm] > values[best] ? arm : best;
        }

        return best;
    }

    /// <summary>The family that lanes play.</summary>
    public static void RequireLanes(string name, RewardFamily family)
    {
        if (family is not RewardFamily.Bernoulli)
        {
            throw new InvalidOperationException(
                $"{name} has lanes for the Bernoulli family; got {family.GetType().Name}. Play its runs, which devices do where PlaysInLanes is false.");
        }
    }

    /// <summary>The error of an oracle that is asked to play blind.</summary>
    public static InvalidOperationException Uninformed(string name) => new(
        $"{name} is an oracle and must be told the environment first: call Informed(tables), or play it through a device.");
}
