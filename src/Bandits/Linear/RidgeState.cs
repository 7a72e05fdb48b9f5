using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Linear;

/// <summary>Ridge regression that learns one sample at a time: V = λI + Σ xx', its inverse, θ = V⁻¹ Σ rx and ln det V.</summary>
/// <remarks>
/// An update costs O(dimension²) by the Sherman-Morrison formula; every 500 updates the state is computed anew from V by Cholesky's
/// factorization, so that after 100,000 updates no entry of V · V⁻¹ is further than 10⁻⁸ from the identity's. Results have the same bits on every machine.
/// <para>Mutable, single-threaded, forkable. Memory O(dimension²); updates and predictions allocate nothing.</para>
/// </remarks>
[Reference("hoerl1970", "Equation (2.1)")]
[Reference("sherman1950", "Equation (2)")]
public sealed class RidgeState
{
    private readonly RidgeBank bank;
    private readonly double[] padded;

    /// <summary>Initializes the state before any sample.</summary>
    /// <param name="dimension">Length of the contexts, 1 to 1,024.</param>
    /// <param name="regularization">λ, positive and finite, in squared units of the contexts.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public RidgeState(int dimension, double regularization = 1)
        : this(new RidgeBank(1, LinearSettings.Dimension(dimension), LinearSettings.Regularization(regularization)))
    {
    }

    private RidgeState(RidgeBank bank)
    {
        this.bank = bank;
        padded = new double[bank.Padded];
    }

    /// <summary>Gets the length of the contexts.</summary>
    public int Dimension => bank.Dimension;

    /// <summary>Gets λ.</summary>
    public double Regularization => bank.Regularization;

    /// <summary>Gets the number of samples.</summary>
    public long Samples => bank.Samples(0);

    /// <summary>Gets ln det V; V is λI before any sample.</summary>
    public double LogDeterminant => bank.LogDeterminant(0);

    /// <summary>Gets a copy of θ, shape [dimension], in units of reward per unit of context.</summary>
    public Sequence<double> Weights => Sequence.Create(bank.Weights(0)[..Dimension]);

    /// <summary>Gets a copy of V, symmetric.</summary>
    public Matrix<double> Gram => Full(bank.Gram(0));

    /// <summary>Gets a copy of V⁻¹, symmetric.</summary>
    public Matrix<double> Inverse => Full(bank.Inverse(0));

    /// <summary>The estimated reward ⟨θ, x⟩.</summary>
    /// <param name="context">x, shape [dimension], finite.</param>
    /// <returns>The estimate, in units of reward.</returns>
    /// <exception cref="ArgumentException">The context has another length or is not finite.</exception>
    public double Estimate(ReadOnlySpan<double> context) => bank.Mean(0, Pad(context));

    /// <summary>The width √(x'V⁻¹x).</summary>
    /// <param name="context">x, shape [dimension], finite.</param>
    /// <returns>The width, without unit, at least 0; times a radius it is a confidence radius of the estimate.</returns>
    /// <exception cref="ArgumentException">The context has another length or is not finite.</exception>
    public double Width(ReadOnlySpan<double> context) => Math.Sqrt(bank.SquaredWidth(0, Pad(context)));

    /// <summary>Takes in a sample.</summary>
    /// <param name="context">x, shape [dimension], finite.</param>
    /// <param name="reward">r, finite.</param>
    /// <exception cref="ArgumentException">The context has another length, or something is not finite.</exception>
    public void Update(ReadOnlySpan<double> context, double reward)
    {
        LinearSettings.RequireReward(reward);
        bank.Update(0, Pad(context), reward);
    }

    /// <summary>Computes V⁻¹, θ and ln det V anew from V; happens by itself every 500 updates.</summary>
    public void Refactor() => bank.Refactor(0);

    /// <summary>Copies the state.</summary>
    /// <returns>An independent state with the same samples.</returns>
    public RidgeState Fork() => new(bank.Fork());

    private ReadOnlySpan<double> Pad(ReadOnlySpan<double> context)
    {
        LinearSettings.RequireContext(context, Dimension);
        context.CopyTo(padded);
        return padded;
    }

    private Matrix<double> Full(ReadOnlySpan<double> tiles)
    {
        double[] entries = new double[Dimension * Dimension];
        for (int index = 0; index < entries.Length; index++)
        {
            (int row, int column) = (index / Dimension, index % Dimension);
            entries[index] = tiles[SymmetricTiles.At(Math.Max(row, column), Math.Min(row, column))];
        }

        return new(Dimension, Dimension, entries);
    }
}
