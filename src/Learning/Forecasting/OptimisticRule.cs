using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>The cheapest proper rule that may induce an effort, as far as estimates tell: one linear program, solved again from its last basis. Single-threaded.</summary>
/// <remarks>
/// minimize v = ∑ q̂_k(σ) E_σ S(σ) + e over proper S and |e| ≤ shift, with ∑ (q̂_k − q̂_l)(σ) E_σ S(σ) + e ≥ bound(l) for every other effort l.
/// Rows of properness never change; a solve replaces costs and the rows of efforts.
/// </remarks>
internal sealed class OptimisticRule
{
    private readonly ForecastingTask task;
    private readonly int effort;
    private readonly WarmProgram warm;
    private readonly int shift;

    public OptimisticRule(ForecastingTask task, int effort, RevisedSimplex method)
    {
        (this.task, this.effort) = (task, effort);
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        ProperPayments.AddTo(builder, task.Beliefs, task.PaymentCap);
        shift = builder.AddVariable(0, 0, 1);
        for (int row = 1; row < task.EffortCount; row++)
        {
            builder.SetCoefficient(builder.AddRow(double.NegativeInfinity, double.PositiveInfinity), shift, 1);
        }

        warm = new(method, builder.Build());
    }

    private OptimisticRule(OptimisticRule other) => (task, effort, shift, warm) = (other.task, other.effort, other.shift, other.warm.Copy());

    /// <summary>Gets the expected payment v of the last solve.</summary>
    public double Payment => warm.Run.Value;

    /// <summary>Gets the pivots of the last solve.</summary>
    public long Pivots => warm.Run.Pivots;

    private int FirstEffortRow => task.BeliefCount * (task.BeliefCount - 1);

    /// <summary>Puts present estimates in and solves.</summary>
    /// <param name="counts">The frequencies.</param>
    /// <param name="bound">What each other effort's row must reach at least; -∞ for no row.</param>
    /// <param name="largestShift">How far the payment may be from its estimate.</param>
    /// <returns>Whether there is such a rule; a program without an answer counts as none.</returns>
    public bool Solve(EffortCounts counts, Func<int, double> bound, double largestShift)
    {
        ReadOnlySpan<double> beliefs = task.Beliefs.Entries;
        int states = task.Beliefs.Columns;
        for (int place = 0; place < beliefs.Length; place++)
        {
            warm.Run.ChangeCost(place, counts.Frequency(effort, place / states) * beliefs[place]);
        }

        warm.Run.ChangeVariableBounds(shift, -largestShift, largestShift);
        for (int other = 0; other < task.EffortCount; other++)
        {
            if (other != effort)
            {
                int row = FirstEffortRow + (other < effort ? other : other - 1);
                warm.Run.ChangeRowBounds(row, bound(other), double.PositiveInfinity);
                for (int place = 0; place < beliefs.Length; place++)
                {
                    warm.Run.ChangeCoefficient(row, place, (counts.Frequency(effort, place / states) - counts.Frequency(other, place / states)) * beliefs[place]);
                }
            }
        }

        return warm.Solve();
    }

    /// <summary>The rule of the last solve; payments a rounding outside their bounds are put onto them.</summary>
    public ScoringMenu Rule()
    {
        double[] payments = new double[task.Beliefs.Entries.Length];
        for (int place = 0; place < payments.Length; place++)
        {
            payments[place] = Math.Clamp(warm.Run.Primal[place], 0, task.PaymentCap);
        }

        return new(new Matrix<double>(task.BeliefCount, task.Beliefs.Columns, payments));
    }

    /// <summary>An independent copy, basis included.</summary>
    public OptimisticRule Copy() => new(this);
}
