namespace Mechanisms.Games.Dynamics;

/// <summary>Projected gradient steps from a center, with or without a hint; subclasses say how long the steps are.</summary>
internal abstract class DescentRun : NoRegretRun
{
    private readonly Hint hints;
    private readonly double[] center;
    private readonly double[] hint;

    protected DescentRun(ConvexSet set, Hint hints)
        : base(set)
    {
        this.hints = hints;
        center = new double[set.Dimension];
        hint = new double[set.Dimension];
        set.Center(center);
    }

    protected DescentRun(DescentRun original)
        : base(original)
    {
        hints = original.hints;
        center = [.. original.center];
        hint = [.. original.hint];
        (SquaredSurprise, SquaredSteps) = (original.SquaredSurprise, original.SquaredSteps);
    }

    /// <summary>Gets Σ ‖gradient − hint‖² over the rounds observed.</summary>
    protected double SquaredSurprise { get; private set; }

    /// <summary>Gets Σ step · ‖gradient − hint‖² over the rounds observed.</summary>
    protected double SquaredSteps { get; private set; }

    /// <summary>Gets a value indicating whether the bounds of the learner cover hints.</summary>
    protected virtual bool TakesHints => true;

    /// <summary>The step of a round, from 1, given all surprise before it.</summary>
    protected abstract double Step(long round);

    /// <summary>Gets a value indicating whether the step of a round counts the round's own gradient; only where there are no hints.</summary>
    protected virtual bool StepsKnowTheirGradient => false;

    protected override void Learn(ReadOnlySpan<double> losses, Span<double> strategy)
    {
        double before = Step(Rounds);
        double surprise = VectorMath.SquaredDistance(losses, hint);
        SquaredSurprise += surprise;
        double step = StepsKnowTheirGradient ? Step(Rounds) : before;
        SquaredSteps += step * surprise;
        Move(center, losses, step, center);
        if (hints == Hint.LastLoss)
        {
            losses.CopyTo(hint);
        }
        else
        {
            hint.AsSpan().Clear();
        }

        Move(center, hint, Step(Rounds + 1), strategy);
    }

    protected override void LearnHint(ReadOnlySpan<double> losses, Span<double> strategy)
    {
        if (!TakesHints)
        {
            base.LearnHint(losses, strategy);
        }

        losses.CopyTo(hint);
        Move(center, hint, Step(Rounds + 1), strategy);
    }

    private void Move(ReadOnlySpan<double> from, ReadOnlySpan<double> gradient, double step, Span<double> destination)
    {
        for (int index = 0; index < destination.Length; index++)
        {
            // An infinite step meets no gradient but zero; it must not make 0 · ∞.
            destination[index] = from[index] - (gradient[index] == 0 ? 0 : step * gradient[index]);
        }

        Set.Project(destination);
    }
}
