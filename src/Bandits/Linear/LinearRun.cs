using System.Runtime.InteropServices;

namespace Mechanisms.Bandits.Linear;

/// <summary>The run of the upper-confidence linear learners, whether arms share one ridge estimator or have one each.</summary>
/// <remarks>
/// An arm's index is ⟨θ, x⟩ + β √(x'V⁻¹x). It is kept with the context it belongs to: while an arm shows the same context and its
/// estimator learned nothing, the index is not computed again. Fixed contexts then cost one comparison per arm and round.
/// <para>With many estimators an upper bound from <see cref="ScreenedForms"/> comes first, and only arms whose bound reaches the largest index are computed.
/// The choice is the same.</para>
/// </remarks>
internal sealed class LinearRun : ConfidentRun
{
    private const long Unknown = -1;

    // Fewer matrices than this lie in the nearest cache anyway.
    private const int LeastScreened = 16;

    private readonly RidgeBank bank;
    private readonly ConfidenceRadius radius;
    private readonly long horizon;
    private readonly bool isShared;
    private readonly double[] radii;
    private readonly double[] kept;
    private readonly double[] means;
    private readonly long[] keptSamples;
    private readonly double[] padded;
    private readonly ScreenedForms? screen;
    private readonly double[] bounds;
    private readonly bool[] isExact;

    public LinearRun(int arms, int dimension, double regularization, ConfidenceRadius radius, long horizon, bool isShared)
        : base(arms, dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        int estimators = isShared ? 1 : arms;
        bank = new(estimators, dimension, regularization);
        this.radius = radius;
        this.horizon = horizon;
        this.isShared = isShared;
        radii = new double[estimators];
        kept = new double[arms * bank.Padded];
        means = new double[arms];
        keptSamples = new long[arms];
        padded = new double[bank.Padded];
        bounds = new double[arms];
        isExact = new bool[arms];
        Array.Fill(keptSamples, Unknown);
        Array.Fill(radii, RadiusOf(0));
        screen = estimators < LeastScreened ? null : new(estimators, bank.Padded);
        for (int estimator = 0; estimator < estimators; estimator++)
        {
            screen?.Set(estimator, bank.Inverse(estimator));
        }
    }

    private LinearRun(LinearRun source)
        : base(source.Arms, source.Dimension)
    {
        bank = source.bank.Fork();
        radius = source.radius;
        horizon = source.horizon;
        isShared = source.isShared;
        radii = [.. source.radii];
        kept = [.. source.kept];
        means = [.. source.means];
        keptSamples = [.. source.keptSamples];
        padded = new double[bank.Padded];
        bounds = [.. source.bounds];
        isExact = [.. source.isExact];
        screen = source.screen?.Fork();
    }

    public override ConfidentRun Fork() => new LinearRun(this);

    protected override int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available)
    {
        int first = Nobody;
        for (int arm = 0; arm < Arms; arm++)
        {
            if (IsAvailable(available, arm))
            {
                Bound(arm, contexts.Slice(arm * Dimension, Dimension));
                first = first == Nobody || bounds[arm] > bounds[first] ? arm : first;
            }
        }

        return first == Nobody ? Nobody : Largest(first, available);
    }

    // Arms whose bound is below the largest index are not computed, and cannot have it.
    private int Largest(int first, ReadOnlySpan<bool> available)
    {
        double largest = Exact(first);
        for (int arm = 0; arm < Arms; arm++)
        {
            if (bounds[arm] >= largest && IsAvailable(available, arm))
            {
                largest = Math.Max(largest, Exact(arm));
            }
        }

        int best = 0;
        while (!(isExact[best] && bounds[best] == largest && IsAvailable(available, best)))
        {
            best++;
        }

        return best;
    }

    protected override void Learn(int arm, ReadOnlySpan<double> context, double reward)
    {
        int estimator = Estimator(arm);
        context.CopyTo(padded);
        bank.Update(estimator, padded, reward);
        screen?.Set(estimator, bank.Inverse(estimator));
        if (!radius.IsFixed)
        {
            radii[estimator] = RadiusOf(estimator);
        }
    }

    protected override RewardEstimate Believe(int arm, ReadOnlySpan<double> context)
    {
        int estimator = Estimator(arm);
        context.CopyTo(padded);
        return new(bank.Mean(estimator, padded), radii[estimator] * Math.Sqrt(bank.SquaredWidth(estimator, padded)));
    }

    private int Estimator(int arm) => isShared ? 0 : arm;

    private static bool IsAvailable(ReadOnlySpan<bool> available, int arm) => available.IsEmpty || available[arm];

    private void Bound(int arm, ReadOnlySpan<double> context)
    {
        int estimator = Estimator(arm);
        Span<double> own = kept.AsSpan(arm * bank.Padded, bank.Padded);
        if (keptSamples[arm] == bank.Samples(estimator)
            && MemoryMarshal.AsBytes(context).SequenceEqual(MemoryMarshal.AsBytes(own[..Dimension])))
        {
            return;
        }

        context.CopyTo(own);
        keptSamples[arm] = bank.Samples(estimator);
        isExact[arm] = false;
        means[arm] = bank.Mean(estimator, own);
        bounds[arm] = screen is null
            ? double.PositiveInfinity
            : means[arm] + (radii[estimator] * Math.Sqrt(screen.Bound(estimator, own)));
        if (!double.IsFinite(bounds[arm]))
        {
            Exact(arm);
        }
    }

    // The index itself; from then on it is its own bound.
    private double Exact(int arm)
    {
        if (isExact[arm])
        {
            return bounds[arm];
        }

        int estimator = Estimator(arm);
        double index = means[arm] + (radii[estimator] * Math.Sqrt(bank.SquaredWidth(estimator, kept.AsSpan(arm * bank.Padded, bank.Padded))));
        if (!double.IsFinite(index))
        {
            keptSamples[arm] = Unknown;
            throw NotFinite(arm, index);
        }

        isExact[arm] = true;
        bounds[arm] = index;
        return index;
    }

    private double RadiusOf(int estimator) => radius.Of(new(
        Dimension, bank.Regularization, bank.Samples(estimator), horizon, bank.LogDeterminant(estimator)));
}
