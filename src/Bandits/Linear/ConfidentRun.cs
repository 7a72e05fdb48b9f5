namespace Mechanisms.Bandits.Linear;

/// <summary>A contextual learner at work that knows its confidence.</summary>
public abstract class ConfidentRun : ContextualRun
{
    /// <summary>Initializes a run.</summary>
    /// <param name="arms">Number of arms, 1 to 65,536.</param>
    /// <param name="dimension">Length of every context, 1 to 1,024.</param>
    protected ConfidentRun(int arms, int dimension)
        : base(arms, dimension)
    {
    }

    /// <summary>What the learner believes an arm pays in a context.</summary>
    /// <param name="arm">Arm from 0.</param>
    /// <param name="context">Shape [dimension], finite.</param>
    /// <returns>Estimate and confidence radius, from what was observed so far.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such arm.</exception>
    /// <exception cref="ArgumentException">The context has another length or is not finite.</exception>
    public RewardEstimate Estimate(int arm, ReadOnlySpan<double> context)
    {
        RequireArm(arm);
        LinearSettings.RequireContext(context, Dimension);
        return Believe(arm, context);
    }

    /// <inheritdoc/>
    public abstract override ConfidentRun Fork();

    /// <summary>What the learner believes; arguments are checked.</summary>
    /// <param name="arm">Arm from 0.</param>
    /// <param name="context">Shape [dimension].</param>
    /// <returns>Estimate and radius.</returns>
    protected abstract RewardEstimate Believe(int arm, ReadOnlySpan<double> context);
}
