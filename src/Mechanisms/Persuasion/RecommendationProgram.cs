using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Persuasion;

/// <summary>Writes the program of <see cref="Recommendations"/>: variable (θ, a) at θ · actions + a, then one row per state, then obedience.</summary>
internal sealed record RecommendationProgram(PersuasionProblem Problem) : IProgramSource
{
    /// <inheritdoc/>
    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    /// <inheritdoc/>
    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    /// <summary>The obedience rows that hold the value down.</summary>
    public Sequence<BindingIncentive> Binding(SolvedProgram solved)
    {
        TruthRows rows = new(Problem.StateCount, Problem.ActionCount);
        return BindingIncentive.Of(
            solved,
            from action in Enumerable.Range(0, Problem.ActionCount)
            from other in Enumerable.Range(0, Problem.ActionCount)
            where other != action
            select (rows.Row(action, other), PersuasionWords.Disobedience(action, other)));
    }

    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        (int states, int actions) = (Problem.StateCount, Problem.ActionCount);
        TruthfulProgram<T> program = new(ObjectiveSense.Maximize, numbers);
        program.Writer.Reserve(states + (actions * (actions - 1)), states * actions * ((2 * actions) - 1));
        program.Writer.AddVariables(states * actions);
        for (int state = 0; state < states; state++)
        {
            program.Writer.BeginEqual(numbers.From(Problem.Prior[state]));
            for (int action = 0; action < actions; action++)
            {
                program.Writer.SetCost((state * actions) + action, numbers.From(Problem.SenderUtility[action, state]));
                program.Writer.Put((state * actions) + action, T.MultiplicativeIdentity);
            }
        }

        _ = program.AddTruthfulness(new ObediencePayoffs<T>(Problem.ReceiverUtility.Select(numbers.From)));
        return program.Writer.WriteOut();
    }

    /// <summary>The receiver sees the recommended action (the cell) and takes an action (the answer).</summary>
    private readonly record struct ObediencePayoffs<T>(Matrix<T> Utility) : IReportPayoffs<T>
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        public int Cells => Utility.Rows;

        public int Answers => Utility.Rows;

        public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff)
        {
            ReadOnlySpan<T> utility = Utility.Row(answer);
            for (int state = 0; state < utility.Length; state++)
            {
                payoff.Add((state * Cells) + cell, utility[state]);
            }
        }
    }
}
