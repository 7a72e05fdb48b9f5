namespace Mechanisms.Games.Dynamics;

/// <summary>A run whose regret is at most penalty(last rate) + Σ stability: follow-the-regularized-leader and mirror descent alike.</summary>
internal abstract class RegularizedRun : NoRegretRun
{
    private readonly RegularizedSettings settings;
    private readonly double[] hint;
    private readonly double[] surprise;
    private double stability;
    private double rateSum;
    private double largestSurprise;

    protected RegularizedRun(RegularizedSettings settings, ConvexSet actions)
        : base(actions)
    {
        this.settings = settings;
        hint = new double[actions.Dimension];
        surprise = new double[actions.Dimension];
        Rate = RateOf(1);
    }

    protected RegularizedRun(RegularizedRun original)
        : base(original)
    {
        settings = original.settings;
        hint = [.. original.hint];
        surprise = new double[hint.Length];
        (stability, rateSum, largestSurprise, Rate) = (original.stability, original.rateSum, original.largestSurprise, original.Rate);
        LastRate = original.LastRate;
    }

    /// <summary>Gets whether the analysis covers rates that change.</summary>
    protected abstract bool AllowsChangingRates { get; }

    protected double Rate { get; private set; }

    protected double LastRate { get; private set; }

    /// <summary>Gets what the regularizer costs against the best action at the last rate.</summary>
    protected virtual double Penalty
    {
        get
        {
            double excess = (VectorMath.Sum(TotalLosses) / Set.Dimension) - Set.SmallestValue(TotalLosses);
            return double.IsInfinity(LastRate) ? 0 : Regularizer.Penalty(Set.Dimension, LastRate, excess);
        }
    }

    protected bool HasChangingRates => settings.Rate is LearningRate.Anytime or LearningRate.Adaptive;

    protected Regularizer Regularizer => settings.Regularizer;

    protected override double PathwiseBound => IsCovered ? Penalty + stability : double.PositiveInfinity;

    protected override double WorstCaseBound
    {
        get
        {
            double spread = largestSurprise;
            double factor = Regularizer.StabilityFactor(Set.Dimension) * spread * spread;
            if (settings.Rate is LearningRate.Adaptive)
            {
                // D² ≤ 2 · range · factor · rounds + spread · D for the sum D of stability terms, and the regret is at most 2 D.
                return 2 * (Math.Sqrt(2 * Regularizer.Range(Set.Dimension) * factor * Rounds) + spread);
            }

            return IsCovered ? Penalty + (factor * rateSum) : double.PositiveInfinity;
        }
    }

    private bool IsCovered => AllowsChangingRates || !HasChangingRates;


    protected override void Learn(ReadOnlySpan<double> losses, Span<double> strategy)
    {
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        for (int action = 0; action < losses.Length; action++)
        {
            surprise[action] = losses[action] - hint[action];
            least = Math.Min(least, surprise[action]);
            most = Math.Max(most, surprise[action]);
        }

        largestSurprise = Math.Max(largestSurprise, most - least);
        stability += Regularizer.Stability(surprise, strategy, Rate);
        rateSum += Rate;
        LastRate = Rate;
        Absorb(losses);
        if (settings.Hint == Hint.LastLoss)
        {
            losses.CopyTo(hint);
        }
        else
        {
            hint.AsSpan().Clear();
        }

        Rate = RateOf(Rounds + 1);
        Choose(hint, strategy);
    }

    protected override void LearnHint(ReadOnlySpan<double> losses, Span<double> strategy)
    {
        losses.CopyTo(hint);
        Choose(hint, strategy);
    }

    /// <summary>Takes in the losses at the rate of the round.</summary>
    protected abstract void Absorb(ReadOnlySpan<double> losses);

    /// <summary>Writes the strategy of the coming round.</summary>
    protected abstract void Choose(ReadOnlySpan<double> hint, Span<double> strategy);

    private double RateOf(long round) => settings.Rate.At(Regularizer, Set.Dimension, round, settings.Horizon, settings.LossRange, stability);
}
