using System.Globalization;

namespace Mechanisms.Learning;

/// <summary>Validates settings that several learners share.</summary>
internal static class LearningSettings
{
    /// <summary>A name for curves and files.</summary>
    public static string Name(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value;
    }

    /// <summary>A factor or constant.</summary>
    public static double Positive(double value) => value > 0 && double.IsFinite(value) ? value : throw Refused(value, "be positive and finite");

    /// <summary>A constant that may be left out.</summary>
    public static double AtLeastZero(double value) => value >= 0 && double.IsFinite(value) ? value : throw Refused(value, "be at least 0 and finite");

    /// <summary>The probability of a bad event.</summary>
    public static double Inside(double value) => value is > 0 and < 1 ? value : throw Refused(value, "lie strictly between 0 and 1");

    /// <summary>The ratio of a geometric grid of rounds.</summary>
    public static double Ratio(double value) => value > 1 && double.IsFinite(value) ? value : throw Refused(value, "be above 1 and finite");

    /// <summary>An exponent of exploration.</summary>
    public static double Exponent(double value) => value is >= 0.5 and <= 1 ? value : throw Refused(value, "lie in [0.5, 1]");

    /// <summary>A number of things that may be left to a rule.</summary>
    public static int? AtLeastOne(int? value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
        return value;
    }

    /// <summary>A number of things of which there may be none.</summary>
    public static int NotNegative(int value, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
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

    private static ArgumentOutOfRangeException Refused(double value, string requirement) => new(
        nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"The value must {requirement}; got {value}."));
}
