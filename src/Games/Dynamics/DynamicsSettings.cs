using System.Globalization;

namespace Mechanisms.Games.Dynamics;

/// <summary>Validates settings that several learners share.</summary>
internal static class DynamicsSettings
{
    public static string Name(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value;
    }

    public static double Positive(double value, string what) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"{what} must be positive and finite; got {value}."));

    public static double AtLeastZero(double value, string what) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"{what} must be at least 0 and finite; got {value}."));

    public static TEnum Member<TEnum>(TEnum value)
        where TEnum : struct, Enum => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"Choose one of {string.Join(", ", Enum.GetNames<TEnum>())}; got {value}.");

    public static T Present<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    public static ConvexSet Actions(int actions, long horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return new ConvexSet.Simplex(actions);
    }

    public static ConvexSet Points(ConvexSet set, long horizon)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return set;
    }

    /// <summary>Refuses a gradient longer than the guarantee allows.</summary>
    public static void RequireNorm(ReadOnlySpan<double> gradient, double bound)
    {
        double norm = Math.Sqrt(VectorMath.SquaredNorm(gradient));
        if (norm > bound * (1 + Foundations.Numerics.Tolerances.Gain.Relative))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"A gradient must not be longer than GradientBound = {bound}; got length {norm}. Set a larger bound, or scale the losses."), nameof(gradient));
        }
    }
}
