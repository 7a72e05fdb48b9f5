using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Linear;

/// <summary>The same contexts in every round.</summary>
public sealed record FixedContexts : IContextSource
{
    /// <summary>Initializes a source.</summary>
    /// <param name="contexts">Shape [arm, dimension], finite; at least one arm.</param>
    /// <exception cref="ArgumentException">There is no arm, or an entry is not finite.</exception>
    public FixedContexts(Matrix<double> contexts)
    {
        LinearSettings.RequireArms(contexts);
        Contexts = contexts;
    }

    /// <summary>Gets the contexts, shape [arm, dimension].</summary>
    public Matrix<double> Contexts { get; }

    /// <inheritdoc/>
    public int Arms => Contexts.Rows;

    /// <inheritdoc/>
    public int Dimension => Contexts.Columns;

    /// <inheritdoc/>
    public void Fill(long round, StreamKey key, Span<double> destination) => Contexts.Entries.CopyTo(destination);
}
