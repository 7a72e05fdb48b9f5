using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Doubles, with the rationals behind them kept only where some double is rounded.</summary>
/// <param name="Values">The doubles.</param>
/// <param name="Exact">The exact values; empty when every double is exact. The entry of an infinite double is 0 and not read.</param>
internal readonly record struct ExactNumbers(Sequence<double> Values, Sequence<Rational> Exact)
{
    /// <summary>The single number 0.</summary>
    public static ExactNumbers Zero { get; } = Owning([0]);

    /// <summary>Doubles at their exact binary values; the array is the caller's no more.</summary>
    public static ExactNumbers Owning(double[] values) => new(new(values), default);

    /// <summary>A single number.</summary>
    public static ExactNumbers Of(LinearProgramNumber number)
    {
        NumberList single = new();
        single.Add(number);
        return single.ToNumbers();
    }

    public Rational ExactAt(int index) => Exact.Count > 0 ? Exact[index] : Rational.FromDouble(Values[index]);

    /// <summary>The exact value, or null where the bound is absent.</summary>
    public Rational? ExactBoundAt(int index) => double.IsFinite(Values[index]) ? ExactAt(index) : null;
}
