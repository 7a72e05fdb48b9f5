using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>The cheapest proper rule that may induce an effort, as far as estimates tell: one linear program, solved again from its last basis. Single-threaded.</summary>
/// <remarks>
/// minimize v = ∑ q̂_k(σ) E_σ S(σ) + e over proper S and |e| ≤ shift, with ∑ (q̂_k − q̂_l)(σ) E_σ S(σ) + e ≥ bound(l) for every other effort l.
/// Rows of properness never change; a solve replaces costs and the rows of efforts. Where no row asks for a payment nothing is solved: S = 0 and e = −shift cost least, for payments and frequencies are at least 0.
/// The basis of the last solve stays for the next, which would otherwise begin anew.
/// </remarks>
internal sealed class OptimisticRule
{
    private readonly ForecastingTask task;
    private readonly int effort;
    private readonly WarmProgram warm;
    private readonly LinearProgram begun;
    private readonly double[] coefficients;
    private readonly int shift;

    // What nothing costs, where that is the answer.
    private double? idlePayment;

    public OptimisticRule(ForecastingTask task, int effort, RevisedSimplex method)
    {
        (this.task, this.effort) = (task, effort);
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        ProperPayments.AddTo(builder, task.Beliefs, task.PaymentCap);
        shift = builder.AddVariable(0, 0, 1);
        for (int other = 1; other < task.EffortCount; other++)
        {
            // Every place that a difference of frequencies may take holds a number; those of beliefs that are 0 never do.
            int row = builder.AddRow(double.NegativeInfinity, double.PositiveInfinity);
            builder.SetCoefficient(row, shift, 1);
            for (int place = 0; place < shift; place++)
            {
                builder.SetCoefficient(row, place, task.Beliefs.Entries[place] == 0 ? 0 : 1);
            }
        }

        begun = builder.Build();
        coefficients = begun.Coefficients.Span.ToArray();
        warm = new(method, begun);
    }

    private OptimisticRule(OptimisticRule other)
    {
        (task, effort, shift, begun, warm) = (other.task, other.effort, other.shift, other.begun, other.warm.Copy());
        (coefficients, idlePayment) = ([.. other.coefficients], other.idlePayment);
    }

    /// <summary>Gets the expected payment v of the last solve.</summary>
    public double Payment => idlePayment ?? warm.Run.Value;

    /// <summary>Gets the pivots of the last solve; 0 where nothing was solved.</summary>
    public long Pivots => idlePayment is null ? warm.Run.Pivots : 0;

    private int FirstEffortRow => task.BeliefCount * (task.BeliefCount - 1);

    /// <summary>Puts present estimates in and solves.</summary>
    /// <param name="counts">The frequencies.</param>
    /// <param name="bound">What each other effort's row must reach at least; -∞ for no row.</param>
    /// <param name="largestShift">How far the payment may be from its estimate.</param>
    /// <returns>Whether there is such a rule; a program without an answer counts as none.</returns>
    public bool Solve(EffortCounts counts, Func<int, double> bound, double largestShift)
    {
        idlePayment = IsIdle(bound, -largestShift) ? 0 - largestShift : null;
        if (idlePayment is not null)
        {
            return true;
        }

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
                SetDifferences(row, other, counts);
            }
        }

        warm.Run.ChangeCoefficients(begun.ColumnStarts.Span, begun.RowIndices.Span, coefficients);
        return warm.Solve();
    }

    private bool IsIdle(Func<int, double> bound, double lowest)
    {
        for (int other = 0; other < task.EffortCount; other++)
        {
            if (other != effort && !(lowest >= bound(other)))
            {
                return false;
            }
        }

        return true;
    }

    // The rows of efforts are the last ones, so their entries end each column of a payment whose belief is not 0.
    private void SetDifferences(int row, int other, EffortCounts counts)
    {
        ReadOnlySpan<double> beliefs = task.Beliefs.Entries;
        int back = FirstEffortRow + task.EffortCount - 1 - row;
        for (int place = 0; place < beliefs.Length; place++)
        {
            if (beliefs[place] != 0)
            {
                int belief = place / task.Beliefs.Columns;
                coefficients[begun.ColumnStarts[place + 1] - back] = (counts.Frequency(effort, belief) - counts.Frequency(other, belief)) * beliefs[place];
            }
        }
    }

    /// <summary>The rule of the last solve; payments a rounding outside their bounds are put onto them.</summary>
    public ScoringMenu Rule()
    {
        double[] payments = new double[task.Beliefs.Entries.Length];
        for (int place = 0; place < payments.Length && idlePayment is null; place++)
        {
            payments[place] = Math.Clamp(warm.Run.Primal[place], 0, task.PaymentCap);
        }

        return new(new Matrix<double>(task.BeliefCount, task.Beliefs.Columns, payments));
    }

    /// <summary>An independent copy, basis included.</summary>
    public OptimisticRule Copy() => new(this);
}
