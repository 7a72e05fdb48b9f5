using System.Runtime.InteropServices;

namespace Mechanisms.Bandits.Linear;

/// <summary>The run of the upper-confidence linear learners, whether arms share one ridge estimator or have one each.</summary>
/// <remarks>
/// An arm's index is ⟨θ, x⟩ + β √(x'V⁻¹x). It is kept with the context it belongs to: while an arm shows the same context and its
/// estimator learned nothing, the index is not computed again. Fixed contexts then cost one comparison per arm and round.
/// </remarks>
internal sealed class LinearRun : ConfidentRun, IArmValues
{
    private const long Unknown = -1;

    // With fewer arms or dimensions exact indices cost no more than bounds.
    private const int LeastScreenedArms = 8;
    private const int LeastScreenedDimension = 12;

    private readonly RidgeBank bank;
    private readonly ConfidenceRadius radius;
    private readonly long horizon;
    private readonly bool isShared;
    private readonly double[] radii;
    private readonly double[] kept;
    private readonly double[] indices;
    private readonly long[] keptSamples;
    private readonly double[] padded;
    private readonly WidthScreen? screen;
    private readonly double[] uppers;
    private readonly long[] boundSamples;
    private readonly double[] shown;
    private bool isShownWhole;
    private readonly double[] means;
    private readonly double[] squaredNorms;

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
        indices = new double[arms];
        keptSamples = new long[arms];
        padded = new double[bank.Padded];
        Array.Fill(keptSamples, Unknown);
        Array.Fill(radii, RadiusOf(0));
        screen = arms >= LeastScreenedArms && dimension >= LeastScreenedDimension ? new(bank, estimators) : null;
        (uppers, means, squaredNorms) = (new double[arms], new double[arms], new double[arms]);
        boundSamples = new long[arms];
        Array.Fill(boundSamples, Unknown);
        shown = new double[arms * dimension];
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
        indices = [.. source.indices];
        keptSamples = [.. source.keptSamples];
        padded = new double[bank.Padded];
        screen = source.screen is null ? null : new(bank, radii.Length);
        (uppers, means, squaredNorms) = (new double[Arms], new double[Arms], new double[Arms]);
        boundSamples = new long[Arms];
        Array.Fill(boundSamples, Unknown);
        shown = new double[Arms * Dimension];
    }

    public override ConfidentRun Fork() => new LinearRun(this);

    public double ValueOf(int arm, ReadOnlySpan<double> context)
    {
        if (!Keeps(arm, context))
        {
            int estimator = Estimator(arm);
            Span<double> own = Kept(arm);
            context.CopyTo(own);
            indices[arm] = bank.Mean(estimator, own) + (radii[estimator] * Math.Sqrt(bank.SquaredWidth(estimator, own)));

            // One that is no number is refused by the caller, and asked for anew.
            keptSamples[arm] = double.IsFinite(indices[arm]) ? bank.Samples(estimator) : Unknown;
        }

        return indices[arm];
    }

    protected override int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available)
    {
        if (screen is null)
        {
            return LargestValue.Arm(this, contexts, available);
        }

        if (!Repeats(contexts))
        {
            Array.Fill(boundSamples, Unknown);
        }

        int promising = Bound(screen, contexts, available);
        double level = promising == Nobody ? double.NaN : Exact(promising, contexts);
        return double.IsFinite(level) ? BestOfCandidates(screen, contexts, available, promising) : LargestValue.Arm(this, contexts, available);
    }

    protected override void Learn(int arm, ReadOnlySpan<double> context, double reward)
    {
        int estimator = Estimator(arm);
        context.CopyTo(padded);
        bank.Update(estimator, padded, reward);
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

    private bool Keeps(int arm, ReadOnlySpan<double> context) => keptSamples[arm] == bank.Samples(Estimator(arm))
        && MemoryMarshal.AsBytes(context).SequenceEqual(MemoryMarshal.AsBytes(Kept(arm)[..Dimension]));

    // Whether all contexts are those of the round before. They are noted where the first arm's repeats: of contexts that are always new nothing is copied.
    private bool Repeats(ReadOnlySpan<double> contexts)
    {
        ReadOnlySpan<double> first = Context(contexts, 0);
        if (!MemoryMarshal.AsBytes(first).SequenceEqual(MemoryMarshal.AsBytes(shown.AsSpan(0, Dimension))))
        {
            first.CopyTo(shown);
            isShownWhole = false;
            return false;
        }

        if (isShownWhole && MemoryMarshal.AsBytes(contexts).SequenceEqual(MemoryMarshal.AsBytes(shown.AsSpan())))
        {
            return true;
        }

        contexts.CopyTo(shown);
        isShownWhole = true;
        return false;
    }

    // Bounds of the indices of arms that may be chosen, coarse ones where nothing better is known, and the arm with the largest.
    private int Bound(WidthScreen widths, ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available)
    {
        int promising = Nobody;
        for (int arm = 0; arm < Arms; arm++)
        {
            if (available.IsEmpty || available[arm])
            {
                long samples = bank.Samples(Estimator(arm));
                if (boundSamples[arm] != samples)
                {
                    boundSamples[arm] = samples;
                    uppers[arm] = Coarse(widths, arm, Padded(Context(contexts, arm)));
                }

                promising = promising == Nobody || uppers[arm] > uppers[promising] ? arm : promising;
            }
        }

        return promising;
    }

    private double Coarse(WidthScreen widths, int arm, ReadOnlySpan<double> context)
    {
        (means[arm], squaredNorms[arm]) = SymmetricTiles.Dots(bank.Weights(Estimator(arm)), context);
        return Upper(arm, widths.Coarse(squaredNorms[arm]));
    }

    // The arithmetic of the index, which rounding does not make fall where the width grows: no less than the index itself.
    private double Upper(int arm, double squaredWidth) => means[arm] + (radii[Estimator(arm)] * Math.Sqrt(squaredWidth));

    // The lowest arm of largest index: whoever is bounded below an index that some arm has is not asked for its own.
    private int BestOfCandidates(WidthScreen widths, ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available, int best)
    {
        double largest = uppers[best];
        for (int arm = 0; arm < Arms; arm++)
        {
            if (uppers[arm] < largest || arm == best || (!available.IsEmpty && !available[arm]) || IsBelow(widths, contexts, arm, largest))
            {
                continue;
            }

            double value = Exact(arm, contexts);
            if (!double.IsFinite(value))
            {
                throw NotFinite(arm, value);
            }

            (best, largest) = value > largest || (value == largest && arm < best) ? (arm, value) : (best, largest);
        }

        return best;
    }

    // What the finer bound says stays known while the contexts repeat.
    private bool IsBelow(WidthScreen widths, ReadOnlySpan<double> contexts, int arm, double level)
    {
        if (keptSamples[arm] != bank.Samples(Estimator(arm)) || uppers[arm] != indices[arm])
        {
            uppers[arm] = Upper(arm, widths.Fine(Estimator(arm), Padded(Context(contexts, arm)), squaredNorms[arm]));
        }

        return uppers[arm] < level;
    }

    private double Exact(int arm, ReadOnlySpan<double> contexts) => uppers[arm] = ValueOf(arm, Context(contexts, arm));

    private ReadOnlySpan<double> Context(ReadOnlySpan<double> contexts, int arm) => contexts.Slice(arm * Dimension, Dimension);

    private ReadOnlySpan<double> Padded(ReadOnlySpan<double> context)
    {
        if (Dimension == padded.Length)
        {
            return context;
        }

        context.CopyTo(padded);
        return padded;
    }

    private Span<double> Kept(int arm) => kept.AsSpan(arm * bank.Padded, bank.Padded);

    private int Estimator(int arm) => isShared ? 0 : arm;

    private double RadiusOf(int estimator) => radius.Of(new(
        Dimension, bank.Regularization, bank.Samples(estimator), horizon, bank.LogDeterminant(estimator)));
}
