using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Linear;

/// <summary>Fresh contexts of length 1 in every round, uniform over the sphere, one per arm.</summary>
/// <remarks>Round t, arm a divides the normal values of blocks (t · arms + a) · dimension and on by their norm.</remarks>
public sealed record UnitContexts : IContextSource
{
    private const int WordsPerNormal = 4;

    /// <summary>Initializes a source.</summary>
    /// <param name="arms">Number of arms, 1 to 65,536.</param>
    /// <param name="dimension">Length of every context, 1 to 1,024.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public UnitContexts(int arms, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 1);
        Arms = arms;
        Dimension = LinearSettings.Dimension(dimension);
    }

    /// <inheritdoc/>
    public int Arms { get; }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public void Fill(long round, StreamKey key, Span<double> destination)
    {
        RandomStream stream = new StreamPosition(
            key.Role(Streams.Instances), (ulong)round * (ulong)destination.Length * WordsPerNormal).Open();
        for (int arm = 0; arm < Arms; arm++)
        {
            FillUnit(ref stream, destination.Slice(arm * Dimension, Dimension));
        }
    }

    /// <summary>A vector uniform over the unit sphere: normal values over their norm.</summary>
    internal static void FillUnit(ref RandomStream stream, Span<double> vector)
    {
        foreach (ref double entry in vector)
        {
            entry = NormalDistribution.Standard.Draw(ref stream);
        }

        double norm = Inner.Norm(vector);
        foreach (ref double entry in vector)
        {
            entry /= norm;
        }
    }
}
