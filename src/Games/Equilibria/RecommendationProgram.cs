using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Equilibria;

/// <summary>Writes the program of an equilibrium concept: variable (θ, profile) at θ · profiles + profile, one row per state, one per deviation.</summary>
internal sealed record RecommendationProgram(RecommendationProblem Problem, EquilibriumConcept Concept) : IProgramSource
{
    /// <inheritdoc/>
    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    /// <inheritdoc/>
    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    /// <summary>The deviations that hold the value down.</summary>
    public Sequence<BindingIncentive> Binding(SolvedProgram solved) => BindingIncentive.Of(
        solved,
        Concept.Deviations(Problem.Game.Actions).Select((deviation, place) => (Problem.Game.StateCount + place, deviation.ToString())));

    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        (int states, int profiles) = (Problem.Game.StateCount, Problem.Game.Actions.Count);
        TruthfulProgram<T> program = new(ObjectiveSense.Maximize, numbers);
        program.Writer.AddVariables(states * profiles);
        for (int state = 0; state < states; state++)
        {
            program.Writer.BeginEqual(numbers.From(Problem.Game.Prior[state]));
            for (int profile = 0; profile < profiles; profile++)
            {
                program.Writer.SetCost((state * profiles) + profile, numbers.From(Problem.Objective[state, profile]));
                program.Writer.Put((state * profiles) + profile, T.MultiplicativeIdentity);
            }
        }

        Matrix<T>[] payoffs = [.. Problem.Game.Payoffs.Select(payoff => payoff.Select(numbers.From))];
        foreach (Disobedience deviation in Concept.Deviations(Problem.Game.Actions))
        {
            _ = program.AddDeviation(
                new ObediencePayoffs<T>(payoffs[deviation.Player], Problem.Game.Actions, deviation), areNonnegative: true);
        }

        return program.Writer.Write();
    }

    /// <summary>Following, less what the player earns by its action, over all that it cannot tell apart. Nothing is left to a map.</summary>
    private readonly record struct ObediencePayoffs<T>(Matrix<T> Payoff, ProfileSpace Actions, Disobedience Deviation) : IDeviationPayoffs<T>
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        public int Cells => 0;

        public int Answers => 1;

        public T Margin => T.AdditiveIdentity;

        public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff) => throw new System.Diagnostics.UnreachableException();

        public void WriteTruth(PayoffTerms<T> payoff)
        {
            for (int profile = Deviation.Profile ?? 0; profile < (Deviation.Profile + 1 ?? Actions.Count); profile++)
            {
                if (Deviation.Advised is { } advised && Actions.Choice(profile, Deviation.Player) != advised)
                {
                    continue;
                }

                int changed = Actions.With(profile, Deviation.Player, Deviation.Action);
                for (int state = 0; state < Payoff.Rows; state++)
                {
                    int variable = (state * Actions.Count) + profile;
                    payoff.Add(variable, Payoff[state, profile]);
                    payoff.Add(variable, -Payoff[state, changed]);
                }
            }
        }
    }
}
