using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Linear;

/// <summary>A user arrives every round, and an arm's context is the user's vector times the arm's features, entry by entry.</summary>
/// <remarks>Users are uniform over [-1, 1] in every entry; round t reads words 2 · dimension · t and on.</remarks>
[Reference("kleinebuening2024b", "Section 6, experiments")]
public sealed record FeatureContexts : IContextSource
{
    private const ulong WordsPerDouble = 2;

    /// <summary>Initializes a source.</summary>
    /// <param name="features">Shape [arm, dimension], finite; at least one arm.</param>
    /// <exception cref="ArgumentException">There is no arm, or an entry is not finite.</exception>
    public FeatureContexts(Matrix<double> features)
    {
        LinearSettings.RequireArms(features);
        Features = features;
    }

    /// <summary>Gets the arms' features, shape [arm, dimension].</summary>
    public Matrix<double> Features { get; }

    /// <inheritdoc/>
    public int Arms => Features.Rows;

    /// <inheritdoc/>
    public int Dimension => Features.Columns;

    /// <inheritdoc/>
    public void Fill(long round, StreamKey key, Span<double> destination)
    {
        RandomStream stream = new StreamPosition(
            key.Role(Streams.Instances), (ulong)round * (ulong)Dimension * WordsPerDouble).Open();
        ReadOnlySpan<double> features = Features.Entries;
        for (int entry = 0; entry < Dimension; entry++)
        {
            double user = (2 * stream.NextDouble()) - 1;
            for (int index = entry; index < features.Length; index += Dimension)
            {
                destination[index] = user * features[index];
            }
        }
    }
}
