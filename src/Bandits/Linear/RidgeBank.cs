using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Linear;

/// <summary>Ridge estimators of one shape side by side in memory: what <see cref="RidgeState"/> and the linear learners work with.</summary>
/// <remarks>
/// Estimator e holds V = λI + Σ xx', V⁻¹, b = Σ rx, θ = V⁻¹b and ln det V. An update moves V⁻¹, θ and ln det V by the Sherman-Morrison
/// formula; every <see cref="RefactorEvery"/> updates they are computed anew from V by Cholesky's factorization, so rounding does not
/// pile up. Vectors are padded with zeros, see <see cref="SymmetricTiles"/>; V is 1 on the padded diagonal, which leaves ln det V alone.
/// </remarks>
internal sealed class RidgeBank
{
    /// <summary>Updates between refactorizations: at 32 dimensions refactoring then costs a tenth of the updates, and drift stays below 10⁻⁸.</summary>
    public const int RefactorEvery = 500;

    private readonly int size;
    private readonly double[] gram;
    private readonly double[] inverse;
    private readonly double[] moments;
    private readonly double[] weights;
    private readonly double[] logDeterminants;
    private readonly long[] samples;
    private readonly int[] sinceRefactor;
    private readonly double[] direction;
    private readonly double[] dense;
    private readonly double[] column;

    public RidgeBank(int estimators, int dimension, double regularization)
    {
        Dimension = dimension;
        Padded = SymmetricTiles.Padded(dimension);
        Regularization = regularization;
        size = SymmetricTiles.Length(Padded);
        gram = new double[checked(estimators * size)];
        inverse = new double[gram.Length];
        moments = new double[estimators * Padded];
        weights = new double[estimators * Padded];
        logDeterminants = new double[estimators];
        samples = new long[estimators];
        sinceRefactor = new int[estimators];
        direction = new double[Padded];
        dense = new double[dimension * dimension];
        column = new double[dimension];
        for (int estimator = 0; estimator < estimators; estimator++)
        {
            Reset(estimator);
        }
    }

    private RidgeBank(RidgeBank source)
    {
        Dimension = source.Dimension;
        Padded = source.Padded;
        Regularization = source.Regularization;
        size = source.size;
        gram = [.. source.gram];
        inverse = [.. source.inverse];
        moments = [.. source.moments];
        weights = [.. source.weights];
        logDeterminants = [.. source.logDeterminants];
        samples = [.. source.samples];
        sinceRefactor = [.. source.sinceRefactor];
        direction = new double[Padded];
        dense = new double[Dimension * Dimension];
        column = new double[Dimension];
    }

    public int Dimension { get; }

    public int Padded { get; }

    public double Regularization { get; }

    public RidgeBank Fork() => new(this);

    public long Samples(int estimator) => samples[estimator];

    /// <summary>ln det V.</summary>
    public double LogDeterminant(int estimator) => logDeterminants[estimator];

    public ReadOnlySpan<double> Weights(int estimator) => weights.AsSpan(estimator * Padded, Padded);

    /// <summary>V in tiles.</summary>
    public ReadOnlySpan<double> Gram(int estimator) => gram.AsSpan(estimator * size, size);

    /// <summary>V⁻¹ in tiles.</summary>
    public ReadOnlySpan<double> Inverse(int estimator) => inverse.AsSpan(estimator * size, size);

    public ReadOnlySpan<double> Moments(int estimator) => moments.AsSpan(estimator * Padded, Padded);

    /// <summary>⟨θ, x⟩ for a padded x.</summary>
    public double Mean(int estimator, ReadOnlySpan<double> context) => SymmetricTiles.Dot(Weights(estimator), context);

    /// <summary>x'V⁻¹x for a padded x; at least 0 in spite of rounding.</summary>
    public double SquaredWidth(int estimator, ReadOnlySpan<double> context)
    {
        double form = SymmetricTiles.QuadraticForm(Inverse(estimator), context);

        // Not Math.Max: NaN must stay NaN for the caller to see.
        return form < 0 ? 0 : form;
    }

    /// <summary>Adds a sample: with u = V⁻¹x and q = x'u, V⁻¹ loses uu'/(1 + q), θ gains u (r - ⟨θ, x⟩)/(1 + q), ln det V gains ln(1 + q).</summary>
    public void Update(int estimator, ReadOnlySpan<double> context, double reward)
    {
        Span<double> own = inverse.AsSpan(estimator * size, size);
        Span<double> theta = weights.AsSpan(estimator * Padded, Padded);
        Span<double> moment = moments.AsSpan(estimator * Padded, Padded);
        SymmetricTiles.Multiply(own, context, direction);
        double form = Math.Max(0, SymmetricTiles.Dot(direction, context));
        double step = (reward - SymmetricTiles.Dot(theta, context)) / (1 + form);
        SymmetricTiles.AddOuter(own, direction, -1 / (1 + form));
        SymmetricTiles.AddOuter(gram.AsSpan(estimator * size, size), context, 1);
        for (int index = 0; index < theta.Length; index++)
        {
            theta[index] += direction[index] * step;
            moment[index] += context[index] * reward;
        }

        logDeterminants[estimator] += LogOnePlus(form);
        samples[estimator]++;
        if (++sinceRefactor[estimator] == RefactorEvery)
        {
            Refactor(estimator);
        }
    }

    /// <summary>Forgets an estimator's data and takes the sum of two sets in its place; λI is not part of either.</summary>
    public void Replace(int estimator, RidgeData first, RidgeData second)
    {
        Span<double> own = gram.AsSpan(estimator * size, size);
        own.Clear();
        Span<double> moment = moments.AsSpan(estimator * Padded, Padded);
        moment.Clear();
        for (int index = 0; index < Padded; index++)
        {
            own[SymmetricTiles.At(index, index)] = index < Dimension ? Regularization : 1;
        }

        foreach (RidgeData data in (ReadOnlySpan<RidgeData>)[first, second])
        {
            SymmetricTiles.Add(own, data.Gram);
            SymmetricTiles.Add(moment, data.Moments);
        }

        samples[estimator] = first.Samples + second.Samples;
        Refactor(estimator);
    }

    /// <summary>Computes V⁻¹, θ and ln det V anew from V and b.</summary>
    public void Refactor(int estimator)
    {
        FactorInto(estimator, dense);
        logDeterminants[estimator] = DenseCholesky.LogDeterminant(dense, Dimension);
        Span<double> own = inverse.AsSpan(estimator * size, size);
        for (int unit = 0; unit < Dimension; unit++)
        {
            Array.Clear(column);
            column[unit] = 1;
            DenseCholesky.Solve(dense, Dimension, column);
            for (int row = unit; row < Dimension; row++)
            {
                Place(own, row, unit, column[row]);
            }
        }

        moments.AsSpan(estimator * Padded, Dimension).CopyTo(column);
        DenseCholesky.Solve(dense, Dimension, column);
        column.CopyTo(weights.AsSpan(estimator * Padded, Dimension));
        sinceRefactor[estimator] = 0;
    }

    /// <summary>The Cholesky factor of V, row-major, shape [dimension, dimension], in the lower triangle.</summary>
    public void FactorInto(int estimator, Span<double> destination)
    {
        ReadOnlySpan<double> own = Gram(estimator);
        for (int row = 0; row < Dimension; row++)
        {
            for (int entry = 0; entry <= row; entry++)
            {
                destination[(row * Dimension) + entry] = own[SymmetricTiles.At(row, entry)];
            }
        }

        if (!DenseCholesky.Factor(destination, Dimension))
        {
            throw new InvalidOperationException(
                "The Gram matrix lost its definiteness: contexts are too large for the regularization. Scale contexts down or regularize more.");
        }
    }

    // ln(1 + q) with the part of q that 1 + q rounds away put back.
    private static double LogOnePlus(double value)
    {
        double sum = 1 + value;
        return Elementary.Log(sum) + ((value - (sum - 1)) / sum);
    }

    private static void Place(Span<double> matrix, int row, int entry, double value)
    {
        matrix[SymmetricTiles.At(row, entry)] = value;
        if (row / SymmetricTiles.Width == entry / SymmetricTiles.Width)
        {
            matrix[SymmetricTiles.At(entry, row)] = value;
        }
    }

    private void Reset(int estimator)
    {
        for (int index = 0; index < Padded; index++)
        {
            bool isReal = index < Dimension;
            gram[(estimator * size) + SymmetricTiles.At(index, index)] = isReal ? Regularization : 1;
            inverse[(estimator * size) + SymmetricTiles.At(index, index)] = isReal ? 1 / Regularization : 1;
        }

        logDeterminants[estimator] = Dimension * Elementary.Log(Regularization);
    }
}
