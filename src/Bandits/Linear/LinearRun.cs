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

    private readonly RidgeBank bank;
    private readonly ConfidenceRadius radius;
    private readonly long horizon;
    private readonly bool isShared;
    private readonly double[] radii;
    private readonly double[] kept;
    private readonly double[] indices;
    private readonly long[] keptSamples;
    private readonly double[] padded;

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
    }

    public override ConfidentRun Fork() => new LinearRun(this);

    public double ValueOf(int arm, ReadOnlySpan<double> context)
    {
        int estimator = Estimator(arm);
        Span<double> own = kept.AsSpan(arm * bank.Padded, bank.Padded);
        if (keptSamples[arm] == bank.Samples(estimator)
            && MemoryMarshal.AsBytes(context).SequenceEqual(MemoryMarshal.AsBytes(own[..Dimension])))
        {
            return indices[arm];
        }

        context.CopyTo(own);
        double index = bank.Mean(estimator, own) + (radii[estimator] * Math.Sqrt(bank.SquaredWidth(estimator, own)));

        // One that is no number is refused by the caller, and asked for anew.
        keptSamples[arm] = double.IsFinite(index) ? bank.Samples(estimator) : Unknown;
        indices[arm] = index;
        return index;
    }

    protected override int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available) => LargestValue.Arm(this, contexts, available);

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

    private int Estimator(int arm) => isShared ? 0 : arm;

    private double RadiusOf(int estimator) => radius.Of(new(
        Dimension, bank.Regularization, bank.Samples(estimator), horizon, bank.LogDeterminant(estimator)));
}
