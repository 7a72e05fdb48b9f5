using System.Globalization;
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

    /// <summary>The error of an oracle that is asked to play blind.</summary>
    public static InvalidOperationException Uninformed(string name) => new(
        $"{name} is an oracle and must be told the environment first: call Informed(tables), or play it through a device.");
}
