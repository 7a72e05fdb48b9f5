using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Equilibria;

/// <summary>Writes the program of the best mediation: variable (t, a) at t · profiles + a, then one row per profile of types, then incentives.</summary>
internal sealed record CommunicationProgram(CommunicationProblem Problem) : IProgramSource
{
    // Noted while writing, the same in every numbers: whoever counts rows by hand names the wrong one after the next change.
    private Sequence<(int Row, string Deviation)> incentives;

    private CommunicationGame Game => Problem.Game;

    /// <inheritdoc/>
    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    /// <inheritdoc/>
    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    /// <summary>The deviations that hold the value down, by the rows that the program was written with.</summary>
    public Sequence<BindingIncentive> Binding(SolvedProgram solved) => BindingIncentive.Of(solved, incentives);

    private static IEnumerable<(int Row, string Deviation)> Disobediences(TruthRows rows, string claim) =>
        from advised in Enumerable.Range(0, rows.Answers)
        from action in Enumerable.Range(0, rows.Answers)
        where action != advised
        select (rows.Row(advised, action), string.Create(CultureInfo.InvariantCulture, $"{claim}, advised {advised}, does {action}"));

    private IEnumerable<(int Player, int Type, int Report)> Situations() =>
        from player in Enumerable.Range(0, Game.Players)
        from type in Enumerable.Range(0, Game.Types.Counts[player])
        from report in Enumerable.Range(0, Game.Types.Counts[player])
        select (player, type, report);

    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        int profiles = Game.Actions.Count;
        TruthfulProgram<T> program = new(ObjectiveSense.Maximize, numbers);
        program.Writer.AddVariables(Game.Types.Count * profiles);
        for (int types = 0; types < Game.Types.Count; types++)
        {
            program.Writer.BeginEqual(T.MultiplicativeIdentity);
            for (int profile = 0; profile < profiles; profile++)
            {
                program.Writer.SetCost((types * profiles) + profile, numbers.From(Game.Prior[types] * Problem.Objective[types, profile]));
                program.Writer.Put((types * profiles) + profile, T.MultiplicativeIdentity);
            }
        }

        Matrix<T>[] weighted = [.. Game.Payoffs.Select(payoff => Weighted(payoff, numbers))];
        List<(int Row, string Deviation)> rows = [];
        foreach ((int player, int type, int report) in Situations())
        {
            string claim = string.Create(CultureInfo.InvariantCulture, $"player {player} of type {type}");
            MediationPayoffs<T> payoffs = new(Game, weighted[player], player, type, report);
            if (report == type)
            {
                rows.AddRange(Disobediences(program.AddTruthfulness(payoffs), claim));
            }
            else
            {
                DeviationRows lie = program.AddDeviation(payoffs, areNonnegative: false);
                rows.Add((lie.ClosingRow, string.Create(CultureInfo.InvariantCulture, $"{claim} says {report}, and does with the advice what is best for it")));
            }
        }

        incentives = [.. rows];
        return program.Writer.WriteOut();
    }

    private Matrix<T> Weighted<T>(Matrix<Rational> payoff, ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T> => new(
        payoff.Rows,
        payoff.Columns,
        [.. Enumerable.Range(0, payoff.Rows * payoff.Columns).Select(place => numbers.From(Game.Prior[place / payoff.Columns] * payoff.Entries[place]))]);

    /// <summary>A player of a type reports another or the same, sees its advice (the cell), and takes an action (the answer).</summary>
    private readonly record struct MediationPayoffs<T>(CommunicationGame Game, Matrix<T> Weighted, int Player, int Type, int Report) : IDeviationPayoffs<T>
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        public int Cells => Game.Actions.Counts[Player];

        public int Answers => Game.Actions.Counts[Player];

        public T Margin => T.AdditiveIdentity;

        public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff)
        {
            for (int types = 0; types < Game.Types.Count; types++)
            {
                if (Game.Types.Choice(types, Player) == Type)
                {
                    Write(types, Game.Types.With(types, Player, Report), cell, answer, payoff);
                }
            }
        }

        public void WriteTruth(PayoffTerms<T> payoff)
        {
            for (int types = 0; types < Game.Types.Count; types++)
            {
                for (int advised = 0; Game.Types.Choice(types, Player) == Type && advised < Cells; advised++)
                {
                    Write(types, types, advised, advised, payoff);
                }
            }
        }

        // What the types are decides payoffs; what is reported decides advice.
        private void Write(int types, int reported, int advised, int taken, PayoffTerms<T> payoff)
        {
            for (int profile = 0; profile < Game.Actions.Count; profile++)
            {
                if (Game.Actions.Choice(profile, Player) == advised)
                {
                    payoff.Add((reported * Game.Actions.Count) + profile, Weighted[types, Game.Actions.With(profile, Player, taken)]);
                }
            }
        }
    }
}
