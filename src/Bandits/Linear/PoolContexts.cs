using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Linear;

/// <summary>Every round shows some vectors of a fixed pool, drawn independently, so that one may be shown twice.</summary>
/// <remarks>Round t, arm a takes vector ⌊word · pool / 2³²⌋ by word t · arms + a; probabilities are off by at most 2⁻³².</remarks>
public sealed record PoolContexts : IContextSource
{
    /// <summary>Initializes a source.</summary>
    /// <param name="pool">The vectors, shape [vector, dimension], finite; at least one.</param>
    /// <param name="arms">Number of arms, at least 1.</param>
    /// <exception cref="ArgumentException">The pool is empty or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer arms than 1.</exception>
    public PoolContexts(Matrix<double> pool, int arms)
    {
        LinearSettings.RequireArms(pool);
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 1);
        Pool = pool;
        Arms = arms;
    }

    /// <summary>Gets the vectors, shape [vector, dimension].</summary>
    public Matrix<double> Pool { get; }

    /// <inheritdoc/>
    public int Arms { get; }

    /// <inheritdoc/>
    public int Dimension => Pool.Columns;

    /// <summary>A pool of vectors uniform over the unit sphere.</summary>
    /// <param name="vectors">Number of vectors, at least 1.</param>
    /// <param name="arms">Number of arms, at least 1.</param>
    /// <param name="dimension">Length of contexts, 1 to 1,024.</param>
    /// <param name="key">The stream that makes the pool.</param>
    /// <returns>The source.</returns>
    public static PoolContexts Random(int vectors, int arms, int dimension, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vectors, 1);
        double[] entries = new double[checked(vectors * LinearSettings.Dimension(dimension))];
        RandomStream stream = key.Open();
        for (int vector = 0; vector < vectors; vector++)
        {
            UnitContexts.FillUnit(ref stream, entries.AsSpan(vector * dimension, dimension));
        }

        return new(new(vectors, dimension, entries), arms);
    }

    /// <inheritdoc/>
    public void Fill(long round, StreamKey key, Span<double> destination)
    {
        RandomStream stream = new StreamPosition(key.Role(Streams.Instances), (ulong)round * (ulong)Arms).Open();
        for (int arm = 0; arm < Arms; arm++)
        {
            int vector = (int)((ulong)stream.NextUInt32() * (uint)Pool.Rows >> 32);
            Pool.Row(vector).CopyTo(destination[(arm * Dimension)..]);
        }
    }
}
