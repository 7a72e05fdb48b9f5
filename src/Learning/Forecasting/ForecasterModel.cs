using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>The true model in doubles, as a simulation plays it: nature's draws, the forecaster's reports, and what rules are worth. Single-threaded.</summary>
/// <remarks>After a belief the forecaster reports the truth when that is best within <see cref="Tolerances.Gain"/>, and else the lowest best item.</remarks>
internal sealed class ForecasterModel
{
    private readonly Matrix<double> beliefs;
    private readonly double[] distribution;
    private readonly double[] costs;
    private readonly double[] worths;
    private readonly AliasTable[] beliefTables;
    private readonly AliasTable[] stateTables;
    private readonly int[] reports;

    public ForecasterModel(ScoringProblem model, ForecastingTask task)
    {
        PosteriorTable table = PosteriorTable.Of(model);
        (beliefs, distribution) = (task.Beliefs, table.Distribution.Select(value => value.ToDouble()).Entries.ToArray());
        costs = [.. model.Costs.Select(cost => cost.ToDouble())];
        beliefTables = [.. costs.Select((_, effort) => AliasTable.FromWeights(Distribution(effort)))];
        stateTables = [.. Enumerable.Range(0, Beliefs).Select(belief => AliasTable.FromWeights(beliefs.Row(belief)))];
        reports = new int[Beliefs];
        worths = Decided(model.Utility.Select(value => value.ToDouble()));
    }

    /// <summary>Gets the number of efforts.</summary>
    public int Efforts => costs.Length;

    /// <summary>Gets the largest cost of an effort.</summary>
    public double LargestCost => costs.Max();

    private int Beliefs => beliefs.Rows;

    /// <summary>The cost of an effort.</summary>
    public double Cost(int effort) => costs[effort];

    /// <summary>Probability of each belief after an effort.</summary>
    public ReadOnlySpan<double> Distribution(int effort) => distribution.AsSpan(effort * Beliefs, Beliefs);

    /// <summary>What the forecaster reports after a belief under the rule valued last.</summary>
    public int Report(int belief) => reports[belief];

    /// <summary>Draws a belief after an effort, and the state.</summary>
    public (int Belief, int State) Draw(int effort, ref RandomStream stream)
    {
        int belief = beliefTables[effort].Draw(ref stream);
        return (belief, stateTables[belief].Draw(ref stream));
    }

    /// <summary>Values a rule: the forecaster's utility of each effort, what it leaves the principal, and the expected payment.</summary>
    public void Value(ScoringMenu rule, Span<double> utilities, Span<double> principal, Span<double> payments)
    {
        double[] paid = new double[Beliefs];
        for (int belief = 0; belief < Beliefs; belief++)
        {
            (reports[belief], paid[belief]) = BestReport(rule, belief);
        }

        for (int effort = 0; effort < Efforts; effort++)
        {
            (CompensatedSum payment, CompensatedSum worth) = (default, default);
            for (int belief = 0; belief < Beliefs; belief++)
            {
                payment += Distribution(effort)[belief] * paid[belief];
                worth += Distribution(effort)[belief] * worths[(reports[belief] * Beliefs) + belief];
            }

            (payments[effort], utilities[effort], principal[effort]) = (payment.Value, payment.Value - costs[effort], worth.Value - payment.Value);
        }
    }

    private (int Report, double Payment) BestReport(ScoringMenu rule, int belief)
    {
        double[] expected = new double[rule.ItemCount];
        for (int report = 0; report < expected.Length; report++)
        {
            expected[report] = Mixtures.Expected(beliefs.Row(belief), rule.Payments.Row(report));
        }

        int best = ReportChoice.Of(expected, belief);
        return (best, expected[best]);
    }

    // What the decision after a report is worth once the belief is another one, shape [report, belief].
    private double[] Decided(Matrix<double> utility)
    {
        double[] decided = new double[Beliefs * Beliefs];
        for (int report = 0; report < Beliefs; report++)
        {
            int decision = 0;
            for (int action = 1; action < utility.Rows; action++)
            {
                bool isBetter = Mixtures.Expected(beliefs.Row(report), utility.Row(action)) > Mixtures.Expected(beliefs.Row(report), utility.Row(decision));
                decision = isBetter ? action : decision;
            }

            for (int belief = 0; belief < Beliefs; belief++)
            {
                decided[(report * Beliefs) + belief] = Mixtures.Expected(beliefs.Row(belief), utility.Row(decision));
            }
        }

        return decided;
    }
}
