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
    public IEnumerable<(int Row, string Deviation)> Incentives()
    {
        TruthRows truth = new(0, Items);
        IEnumerable<(int Row, string Deviation)> reports =
            from belief in Enumerable.Range(0, Items)
            from report in Enumerable.Range(0, Items)
            where report != belief
            select (truth.Row(belief, report), ScoringWords.Misbelief(belief, report));
        return reports.Concat(Enumerable.Range(0, Problem.EffortCount).Where(other => other != Effort)
            .Select(other => (EffortRow(other), ScoringWords.Shirking(other))));
    }

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

        _ = program.AddTruthfulness(new BeliefPayoffs<T>(Table.Beliefs.Select(numbers.From)));
        for (int other = 0; other < Problem.EffortCount; other++)
        {
            if (other != Effort)
            {
                _ = program.AddDeviation(new EffortPayoffs<T>(Difference(other, numbers), numbers.From(Problem.Costs[Effort] - Problem.Costs[other])), areNonnegative: true);
            }
        }

        if (HasFreeCap)
        {
            FreeCap.Add(program.Writer, Items * states);
        }

        return program.Writer.Write();
    }

    // What each payment weighs more under the effort than under another, shape [belief · state].
    private Sequence<T> Difference<T>(int other, ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T> =>
        Sequence.Of(Items * Problem.StateCount, place =>
        {
            int belief = place / Problem.StateCount;
            return numbers.From((Table.Distribution[Effort, belief] - Table.Distribution[other, belief]) * Table.Beliefs.Entries[place]);
        });

    /// <summary>The forecaster has a belief (the cell) and reports one (the answer).</summary>
    private readonly record struct BeliefPayoffs<T>(Matrix<T> Beliefs) : IReportPayoffs<T>
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        public int Cells => Beliefs.Rows;

        public int Answers => Beliefs.Rows;

        public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff)
        {
            ReadOnlySpan<T> belief = Beliefs.Row(cell);
            for (int state = 0; state < belief.Length; state++)
            {
                payoff.Add((answer * belief.Length) + state, belief[state]);
            }
        }
    }

    /// <summary>Another effort, and truth after it: nothing is left to a map.</summary>
    private readonly record struct EffortPayoffs<T>(Sequence<T> Difference, T Margin) : IDeviationPayoffs<T>
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        public int Cells => 0;

        public int Answers => 1;

        public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff) => throw new System.Diagnostics.UnreachableException();

        public void WriteTruth(PayoffTerms<T> payoff)
        {
            ReadOnlySpan<T> difference = Difference.Span;
            for (int place = 0; place < difference.Length; place++)
            {
                payoff.Add(place, difference[place]);
            }
        }
    }
}
