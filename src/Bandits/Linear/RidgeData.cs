using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Linear;

/// <summary>Samples summed up for ridge regression: Σ xx' in tiles, Σ rx, and how many. What clients and servers exchange.</summary>
internal sealed class RidgeData(int dimension)
{
    private readonly double[] gram = new double[SymmetricTiles.Length(SymmetricTiles.Padded(dimension))];
    private readonly double[] moments = new double[SymmetricTiles.Padded(dimension)];

    public ReadOnlySpan<double> Gram => gram;

    public ReadOnlySpan<double> Moments => moments;

    public long Samples { get; private set; }

    /// <summary>Adds a sample with a padded context.</summary>
    public void Add(ReadOnlySpan<double> context, double reward)
    {
        SymmetricTiles.AddOuter(gram, context, 1);
        for (int index = 0; index < moments.Length; index++)
        {
            moments[index] += context[index] * reward;
        }

        Samples++;
    }

    public void Add(RidgeData other)
    {
        SymmetricTiles.Add(gram, other.gram);
        SymmetricTiles.Add(moments, other.moments);
        Samples += other.Samples;
    }

    public void Clear()
    {
        Array.Clear(gram);
        Array.Clear(moments);
        Samples = 0;
    }

    public void CopyTo(RidgeData other)
    {
        other.Clear();
        other.Add(this);
    }

    /// <summary>Σ xx' + λI in full.</summary>
    public Matrix<double> Full(double regularization)
    {
        double[] entries = new double[dimension * dimension];
        for (int index = 0; index < entries.Length; index++)
        {
            (int row, int column) = (index / dimension, index % dimension);
            entries[index] = gram[SymmetricTiles.At(Math.Max(row, column), Math.Min(row, column))] + (row == column ? regularization : 0);
        }

        return new(dimension, dimension, entries);
    }
}
