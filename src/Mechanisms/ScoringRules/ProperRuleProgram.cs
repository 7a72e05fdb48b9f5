using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>Writes the program of one effort of <see cref="ProperRules"/>: payment (σ, ω) at σ · states + ω.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Table">Its beliefs.</param>
/// <param name="Effort">The effort that is paid for.</param>
/// <param name="HasFreeCap">Whether to minimize the largest payment, a variable of its own, instead of the expected one.</param>
internal sealed record ProperRuleProgram(ScoringProblem Problem, PosteriorTable Table, int Effort, bool HasFreeCap) : IEffortProgram
{
    /// <inheritdoc/>
    public int Items => Table.Beliefs.Rows;

    /// <inheritdoc/>
    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    /// <inheritdoc/>
    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    /// <inheritdoc/>
    public int EffortRow(int other) => (Items * (Items - 1)) + (other < Effort ? other : other - 1);

    /// <inheritdoc/>
    public IEnumerable<(int Row, string Deviation, double? CostWeight)> Incentives() =>
        EffortRows.Incentives(Items, Problem.EffortCount, this, Effort, ScoringWords.Misbelief);

    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        int states = Problem.StateCount;
        TruthfulProgram<T> program = new(ObjectiveSense.Minimize, numbers);
        LinearProgramNumber cap = Problem.PaymentCap is { } limit && !HasFreeCap ? limit : LinearProgramNumber.PositiveInfinity;
        program.Writer.AddVariables(Items * states, Rational.Zero, cap);
        for (int place = 0; place < Items * states && !HasFreeCap; place++)
        {
            program.Writer.SetCost(place, numbers.From(Table.Distribution[Effort, place / states] * Table.Beliefs.Entries[place]));
        }

        _ = program.AddTruthfulness(new TablePayoffs<T>(Table.Beliefs.Select(numbers.From)));
        for (int other = 0; other < Problem.EffortCount; other++)
        {
            if (other != Effort)
            {
                // Another effort, and truth after it.
                int chosen = other;
                _ = program.AddComparison(numbers.From(Problem.Costs[Effort] - Problem.Costs[other]), payoff => WriteDifference(chosen, numbers, payoff));
            }
        }

        if (HasFreeCap)
        {
            FreeCap.Add(program.Writer, Items * states);
        }

        return program.Writer.WriteOut();
    }

    // What each payment weighs more under the effort than under another.
    private void WriteDifference<T>(int other, ProgramNumbers<T> numbers, PayoffTerms<T> payoff)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        for (int place = 0; place < Items * Problem.StateCount; place++)
        {
            int belief = place / Problem.StateCount;
            payoff.Add(place, numbers.From((Table.Distribution[Effort, belief] - Table.Distribution[other, belief]) * Table.Beliefs.Entries[place]));
        }
    }
}
