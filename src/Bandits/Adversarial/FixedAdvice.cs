using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>Experts who say the same in every round.</summary>
/// <remarks>Immutable, thread-safe, compares by value.</remarks>
public sealed record FixedAdvice : IExpertAdvice
{
    /// <summary>Initializes advice.</summary>
    /// <param name="probabilities">A probability per arm from each expert, shape [expert, arm]; each row sums to 1.</param>
    /// <exception cref="ArgumentException">There is no expert or no arm, or a row is not a distribution.</exception>
    public FixedAdvice(Matrix<double> probabilities)
    {
        if (probabilities.Rows == 0)
        {
            throw new ArgumentException("There must be at least one expert; got none.", nameof(probabilities));
        }

        for (int expert = 0; expert < probabilities.Rows; expert++)
        {
            RequireDistribution(probabilities.Row(expert), expert, nameof(probabilities));
        }

        Probabilities = probabilities;
    }

    /// <summary>Gets a probability per arm from each expert, shape [expert, arm].</summary>
    public Matrix<double> Probabilities { get; }

    /// <inheritdoc/>
    public int Experts => Probabilities.Rows;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The number of arms is not that of the advice.</exception>
    public void Advise(long round, Span<double> advice)
    {
        if (advice.Length != Probabilities.Entries.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The experts speak of {Probabilities.Columns} arms; got a bandit of {advice.Length / Experts}."), nameof(advice));
        }

        Probabilities.Entries.CopyTo(advice);
    }

    /// <summary>Refuses a row that is not a distribution.</summary>
    internal static void RequireDistribution(ReadOnlySpan<double> row, int expert, string name)
    {
        double sum = 0;
        bool isValid = !row.IsEmpty;
        foreach (double probability in row)
        {
            isValid &= probability >= 0;
            sum += probability;
        }

        if (!isValid || Tolerances.Probability.Exceeds(Math.Abs(sum - 1), 1))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The advice of expert {expert} must be at least 0 everywhere and sum to 1; it sums to {sum}."), name);
        }
    }
}
