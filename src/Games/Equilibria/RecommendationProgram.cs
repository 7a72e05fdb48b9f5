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
            _ = program.AddComparison(T.AdditiveIdentity, payoff => WriteObedience(deviation, payoffs[deviation.Player], payoff));
        }

        return program.Writer.WriteOut();
    }

    // Following, less what the player earns by its action, over all that it cannot tell apart.
    private void WriteObedience<T>(Disobedience deviation, Matrix<T> payoffs, PayoffTerms<T> payoff)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        ProfileSpace actions = Problem.Game.Actions;
        for (int profile = deviation.Profile ?? 0; profile < (deviation.Profile + 1 ?? actions.Count); profile++)
        {
            if (deviation.Advised is { } advised && actions.Choice(profile, deviation.Player) != advised)
            {
                continue;
            }

            int changed = actions.With(profile, deviation.Player, deviation.Action);
            for (int state = 0; state < payoffs.Rows; state++)
            {
                int variable = (state * actions.Count) + profile;
                payoff.Add(variable, payoffs[state, profile]);
                payoff.Add(variable, -payoffs[state, changed]);
            }
        }
    }
}
