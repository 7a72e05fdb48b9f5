using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>Writes the program of one effort of <see cref="SignalMenus"/>: payment (o, ω) at o · states + ω.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Effort">The effort that is paid for.</param>
/// <param name="HasFreeCap">Whether to minimize the largest payment, a variable of its own, instead of the expected one.</param>
internal sealed record SignalMenuProgram(ScoringProblem Problem, int Effort, bool HasFreeCap) : IEffortProgram
{
    /// <inheritdoc/>
    public int Items => Problem.SignalCount;

    private int TruthRowCount => Problem.SignalCount * (Problem.SignalCount - 1);

    /// <inheritdoc/>
    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    /// <inheritdoc/>
    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    /// <inheritdoc/>
    public int EffortRow(int other) => TruthRowCount + (((other < Effort ? other : other - 1) + 1) * ((Items * Items) + 1)) - 1;

    /// <inheritdoc/>
    public IEnumerable<(int Row, string Deviation, double? CostWeight)> Incentives() =>
        EffortRows.Incentives(Items, Problem.EffortCount, this, Effort, ScoringWords.Misreport);

    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        int payments = Items * Problem.StateCount;
        TruthfulProgram<T> program = new(ObjectiveSense.Minimize, numbers);
        program.Writer.Reserve(
            TruthRowCount + ((Problem.EffortCount - 1) * ((Items * Items) + 1)), Problem.EffortCount * Items * Items * (Problem.StateCount + 1) * 2);
        LinearProgramNumber cap = Problem.PaymentCap is { } limit && !HasFreeCap ? limit : LinearProgramNumber.PositiveInfinity;
        program.Writer.AddVariables(payments, Rational.Zero, cap);
        Matrix<T>[] weights = [.. Problem.Weights.Select(table => table.Select(numbers.From))];
        for (int place = 0; place < payments && !HasFreeCap; place++)
        {
            program.Writer.SetCost(place, weights[Effort].Entries[place]);
        }

        _ = program.AddTruthfulness(new TablePayoffs<T>(weights[Effort]));
        for (int other = 0; other < Problem.EffortCount; other++)
        {
            if (other != Effort)
            {
                T margin = numbers.From(Problem.Costs[Effort] - Problem.Costs[other]);
                _ = program.AddDeviation(new MenuPayoffs<T>(weights[Effort], weights[other], margin), areNonnegative: true);
            }
        }

        if (HasFreeCap)
        {
            FreeCap.Add(program.Writer, payments);
        }

        return program.Writer.WriteOut();
    }

    /// <summary>After an effort the forecaster sees a signal (the cell) and picks an item of the menu (the answer).</summary>
    private readonly record struct MenuPayoffs<T>(Matrix<T> Asked, Matrix<T> Chosen, T Margin) : IDeviationPayoffs<T>
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        public int Cells => Asked.Rows;

        public int Answers => Asked.Rows;

        // The law is that of the effort chosen; only the payment follows the report.
        public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff) => new TablePayoffs<T>(Chosen).WriteAnswer(cell, answer, payoff);

        public void WriteTruth(PayoffTerms<T> payoff)
        {
            ReadOnlySpan<T> weights = Asked.Entries;
            for (int place = 0; place < weights.Length; place++)
            {
                payoff.Add(place, weights[place]);
            }
        }
    }
}
