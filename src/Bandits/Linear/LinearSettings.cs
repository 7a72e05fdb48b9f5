using Mechanisms.Foundations.Numerics;
using static System.FormattableString;

namespace Mechanisms.Bandits.Linear;

/// <summary>Validates what linear learners and environments share.</summary>
internal static class LinearSettings
{
    /// <summary>A matrix of this dimension takes 4 MB, and more arms than one keep one each.</summary>
    private const int MostDimensions = 1024;

    public static int Dimension(int value) => value is >= 1 and <= MostDimensions
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"Contexts must have 1 to {MostDimensions} dimensions; got {value}.");

    public static double Regularization(double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, Invariant($"Regularization must be positive and finite; got {value}."));

    /// <summary>A scale: of noise, of weights, of contexts.</summary>
    public static double Scale(double value, string meaning) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, Invariant($"{meaning} must be finite and at least 0; got {value}."));

    public static void RequireContext(ReadOnlySpan<double> context, int dimension)
    {
        if (context.Length != dimension)
        {
            throw new ArgumentException($"A context must have {dimension} entries; got {context.Length}.", nameof(context));
        }

        foreach (double entry in context)
        {
            if (!double.IsFinite(entry))
            {
                throw new ArgumentException(Invariant($"A context must be finite; got {entry}."), nameof(context));
            }
        }
    }

    public static void RequireReward(double reward)
    {
        if (!double.IsFinite(reward))
        {
            throw new ArgumentException(Invariant($"A reward must be finite; got {reward}."), nameof(reward));
        }
    }

    public static void RequireArms(Matrix<double> contexts)
    {
        if (contexts.Rows < 1)
        {
            throw new ArgumentException("There must be at least one arm; got none.", nameof(contexts));
        }

        Dimension(contexts.Columns);
        RequireContext(contexts.Entries, contexts.Rows * contexts.Columns);
    }
}
