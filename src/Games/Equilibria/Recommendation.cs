using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Equilibria;

/// <summary>Advice: the probability of each profile in each state.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record Recommendation
{
    /// <summary>Initializes advice.</summary>
    /// <param name="probabilities">Probability of each profile, shape [state, profile], at least 0 and rows summing to 1, both within 1e-9.</param>
    /// <exception cref="ArgumentException">A row is no distribution.</exception>
    public Recommendation(Matrix<double> probabilities)
    {
        Distributions.RequireRows(probabilities, "state", nameof(probabilities));
        Probabilities = probabilities;
    }

    /// <summary>Gets the probability of each profile, shape [state, profile].</summary>
    public Matrix<double> Probabilities { get; }

    /// <summary>Draws a profile.</summary>
    /// <param name="state">The state.</param>
    /// <param name="stream">Random numbers; one is used.</param>
    /// <returns>Number of the profile.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public int Recommend(int state, ref RandomStream stream) => Distributions.Draw(Probabilities.Row(state), ref stream);

    /// <summary>Checks, exactly and without any linear program, that everybody follows.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="concept">What players know when they decide.</param>
    /// <param name="tolerance">Gain that still counts as none, beside the payoffs that it is added up from; the default is none.</param>
    /// <returns>The mediator's value, and the disobedience that gains most.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The advice is for another number of states or profiles.</exception>
    [Reference("aumann1987", "the definition")]
    public IncentiveFinding Check(RecommendationProblem problem, EquilibriumConcept concept, Tolerance tolerance = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(concept);
        return Find(problem, concept, Joint(problem.Game), tolerance);
    }

    /// <summary>Checks exact joint probabilities of states and profiles, such as those of an audit's proof, without any linear program.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="concept">What players know when they decide.</param>
    /// <param name="joint">Probability of each state and profile together, shape [state, profile].</param>
    /// <param name="tolerance">Gain that still counts as none, beside the payoffs that it is added up from; the default is none.</param>
    /// <returns>The mediator's value, and the disobedience that gains most.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The probabilities are for another number of states or profiles, one is negative, or they do not sum to 1 within 1e-9.</exception>
    [Reference("aumann1987", "the definition")]
    public static IncentiveFinding CheckExactly(RecommendationProblem problem, EquilibriumConcept concept, Matrix<Rational> joint, Tolerance tolerance = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(concept);
        UncertainGame game = problem.Game;
        ModelData.RequireShape(joint, game.StateCount, game.Actions.Count, "joint probabilities", "[state, profile]", nameof(joint));
        ModelData.RequireDistribution(joint.Entries, "joint probabilities", nameof(joint));
        return Find(problem, concept, joint.Entries.ToArray(), tolerance);
    }

    /// <summary>The advice of joint probabilities that are optimal up to rounding; a state that never occurs is given that of the first profile.</summary>
    internal static Recommendation OfJoint(UncertainGame game, ReadOnlySpan<double> joint) =>
        new(Distributions.NormalizeRows(joint, game.StateCount, game.Actions.Count));

    private static IncentiveFinding Find(RecommendationProblem problem, EquilibriumConcept concept, Rational[] joint, Tolerance tolerance)
    {
        MeasuredSum value = MeasuredSum.Of(joint, problem.Objective.Entries);
        IEnumerable<TriedDeviation> tried = concept.Deviations(problem.Game.Actions).Select(deviation =>
        {
            (MeasuredSum gain, Rational probability) = Gain(problem.Game, joint, deviation);
            return new TriedDeviation(gain, probability, deviation.ToString());
        });
        return IncentiveFinding.Of(value, tried, [], tolerance);
    }

    // Written out here, not shared with the program: the checker must not inherit a mistake of what it checks.
    private static (MeasuredSum Gain, Rational Probability) Gain(UncertainGame game, Rational[] joint, Disobedience deviation)
    {
        (MeasuredSum gain, Rational probability) = (default, Rational.Zero);
        for (int place = 0; place < joint.Length; place++)
        {
            (int state, int profile) = (place / game.Actions.Count, place % game.Actions.Count);
            Sequence<int> choices = game.Actions.Choices(profile);
            bool isThere = (deviation.Advised is null || choices[deviation.Player] == deviation.Advised)
                && (deviation.Profile is null || profile == deviation.Profile);
            if (isThere && !joint[place].IsZero)
            {
                int changed = game.Actions.With(profile, deviation.Player, deviation.Action);
                probability += joint[place];
                gain += joint[place] * (MeasuredSum.Of(game.Payoffs[deviation.Player][state, changed]) - MeasuredSum.Of(game.Payoffs[deviation.Player][state, profile]));
            }
        }

        return (gain, probability);
    }

    private Rational[] Joint(UncertainGame game)
    {
        ModelData.RequireCount(Probabilities.Rows, game.StateCount, "rows of advice, one per state", nameof(game));
        ModelData.RequireCount(Probabilities.Columns, game.Actions.Count, "columns of advice, one per profile", nameof(game));
        return [.. Enumerable.Range(0, game.StateCount * game.Actions.Count).Select(place =>
            game.Prior[place / game.Actions.Count] * Rational.FromDouble(Probabilities[place / game.Actions.Count, place % game.Actions.Count]))];
    }
}
