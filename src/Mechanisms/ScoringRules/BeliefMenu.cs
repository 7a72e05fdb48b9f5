using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>The program of one effort's menu: payments (σ, ω) for the beliefs σ of the effort, and what each other belief earns by the best of them.</summary>
/// <remarks>
/// It is the program over all beliefs without the rows that keep anybody from reporting a belief of other efforts alone; what such a belief is paid
/// then counts only by what it earns in expectation, in one variable. Its value is the same, for the payments left out can be put in at no cost.
/// </remarks>
internal sealed class BeliefMenu
{
    private readonly ProperRuleProgram source;
    private readonly Matrix<double> beliefs;
    private readonly Matrix<double> distribution;

    public BeliefMenu(ProperRuleProgram source)
    {
        this.source = source;
        (beliefs, distribution) = (source.Table.Beliefs.Select(entry => entry.ToDouble()), source.Table.Distribution.Select(entry => entry.ToDouble()));
        ILookup<bool, int> own = Enumerable.Range(0, beliefs.Rows).ToLookup(belief => source.Table.Distribution[source.Effort, belief].Sign > 0);
        (Own, Others) = ([.. own[true]], [.. own[false]]);
        Earnings = Own.Count * States;
        Truth = new(0, Own.Count);
    }

    /// <summary>The beliefs that the effort leads to.</summary>
    public Sequence<int> Own { get; }

    /// <summary>The beliefs that only other efforts lead to.</summary>
    public Sequence<int> Others { get; }

    /// <summary>The first variable of what other beliefs earn.</summary>
    public int Earnings { get; }

    /// <summary>The rows of truth among the effort's beliefs.</summary>
    public TruthRows Truth { get; }

    private int States => beliefs.Columns;

    /// <summary>The row in which another belief earns no less than by an item.</summary>
    public int EarningRow(int other, int item) => (Own.Count * (Own.Count - 1)) + (other * Own.Count) + item;

    /// <summary>The row of another effort.</summary>
    public int EffortRow(int effort) => EarningRow(Others.Count, effort < source.Effort ? effort : effort - 1);

    /// <summary>Writes the program.</summary>
    public LinearProgram Write()
    {
        TruthfulProgram<double> program = new(ObjectiveSense.Minimize, ProgramNumbers.Doubles);
        program.Writer.AddVariables(Own.Count * States, Rational.Zero, source.Problem.PaymentCap is { } cap ? cap : LinearProgramNumber.PositiveInfinity);
        program.Writer.AddVariables(Others.Count);
        for (int payment = 0; payment < Earnings; payment++)
        {
            int belief = Own[payment / States];
            program.Writer.SetCost(payment, distribution[source.Effort, belief] * beliefs[belief, payment % States]);
        }

        _ = program.AddTruthfulness(new TablePayoffs<double>(new(Own.Count, States, [.. Own.SelectMany(belief => beliefs.Row(belief).ToArray())])));
        for (int row = 0; row < Others.Count * Own.Count; row++)
        {
            (int other, int item) = (row / Own.Count, row % Own.Count);
            _ = program.AddComparison(0, payoff =>
            {
                payoff.Add(Earnings + other, 1);
                WriteExpected(payoff, Others[other], item, -1);
            });
        }

        for (int effort = 0; effort < source.Problem.EffortCount; effort++)
        {
            if (effort != source.Effort)
            {
                int chosen = effort;
                _ = program.AddComparison((source.Problem.Costs[source.Effort] - source.Problem.Costs[effort]).ToDouble(), payoff => WriteDifference(payoff, chosen));
            }
        }

        return program.Writer.WriteOut();
    }

    /// <summary>What a belief earns by the best item of a menu, and which that is, the lowest of equals.</summary>
    public (double Amount, int Item) Best(ReadOnlySpan<double> payments, int belief)
    {
        (double amount, int best) = (double.NegativeInfinity, -1);
        for (int item = 0; item < Own.Count; item++)
        {
            CompensatedSum earned = default;
            for (int state = 0; state < States; state++)
            {
                earned += beliefs[belief, state] * payments[(item * States) + state];
            }

            (amount, best) = earned.Value > amount ? (earned.Value, item) : (amount, best);
        }

        return (amount, best);
    }

    /// <summary>Writes the program of payments in each state that no belief values above what it earns.</summary>
    public LinearProgram WriteItem(ReadOnlySpan<double> earned)
    {
        LinearProgramWriter<double> writer = new(ObjectiveSense.Minimize, ProgramNumbers.Doubles);
        writer.AddVariables(States, Rational.Zero, source.Problem.PaymentCap is { } cap ? cap : LinearProgramNumber.PositiveInfinity);
        for (int belief = 0; belief < beliefs.Rows; belief++)
        {
            writer.BeginAtMost(earned[belief]);
            for (int state = 0; state < States; state++)
            {
                writer.Put(state, beliefs[belief, state]);
            }
        }

        return writer.WriteOut();
    }

    private void WriteExpected(PayoffTerms<double> payoff, int belief, int item, double weight)
    {
        for (int state = 0; state < States; state++)
        {
            payoff.Add((item * States) + state, weight * beliefs[belief, state]);
        }
    }

    private void WriteDifference(PayoffTerms<double> payoff, int chosen)
    {
        for (int item = 0; item < Own.Count; item++)
        {
            WriteExpected(payoff, Own[item], item, distribution[source.Effort, Own[item]] - distribution[chosen, Own[item]]);
        }

        for (int other = 0; other < Others.Count; other++)
        {
            payoff.Add(Earnings + other, -distribution[chosen, Others[other]]);
        }
    }
}
