using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>Remembers how dense the results of one kind of triangular solve were, to predict whether the next is sparse.</summary>
/// <remarks>
/// Right-hand sides are told apart by the power of two of their length. A prediction that a result is dense fades while the plain solve is
/// used, so that the sparse one is tried again: what is counted are solves, never time, so runs repeat exactly.
/// </remarks>
internal sealed class SweepHistory
{
    /// <summary>Largest share of nonzeros for which the search for them pays (Hall and McKinnon: 10 %).</summary>
    public const double LargestSparseShare = 0.1;

    private const double Memory = 0.75;
    private const double Fading = 0.9;
    private readonly double[] shares = new double[32];

    /// <summary>Whether a right-hand side of this length is worth a sparse solve.</summary>
    public bool ExpectsSparse(int count) => shares[BitOperations.Log2((uint)count + 1)] <= LargestSparseShare;

    /// <summary>Learns the share of nonzeros of a sparse solve; 1 when it was given up.</summary>
    public void Observe(int count, double share)
    {
        ref double expected = ref shares[BitOperations.Log2((uint)count + 1)];
        expected = share >= 1 ? 1 : (Memory * expected) + ((1 - Memory) * share);
    }

    /// <summary>Learns that the plain solve was used.</summary>
    public void Fade(int count) => shares[BitOperations.Log2((uint)count + 1)] *= Fading;
}
